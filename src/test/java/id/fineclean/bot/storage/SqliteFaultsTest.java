package id.fineclean.bot.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.testing.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a SQLite database does when its file cannot be used, and afterwards.
class SqliteFaultsTest {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

  private final TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE);
  private final Database database = databases.main();

  @BeforeEach
  void createTable() {
    database.write(t -> t.update("CREATE TABLE sample (id INTEGER PRIMARY KEY, filler TEXT)"));
  }

  @AfterEach
  void close() {
    databases.close();
  }

  @Test
  void aLockHeldBySomebodyElseIsReportedInBoundedTimeAndForgottenAfterwards() throws Exception {
    try (Connection other = DriverManager.getConnection(databases.url("main"));
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      Instant started = Instant.now();
      List<CompletableFuture<Integer>> writes = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        writes.add(database.writeAsync(t -> insert(t, "locked out")));
      }
      assertThrows(StorageUnavailableException.class, () -> database.write(t -> insert(t, "too")));
      assertTrue(Duration.between(started, Instant.now()).compareTo(LONGEST_ANSWER) < 0);
      for (CompletableFuture<Integer> write : writes) {
        CompletionException e = assertThrows(CompletionException.class, write::join);
        assertTrue(e.getCause() instanceof StorageUnavailableException);
      }
      assertEquals(0, count(), "reading goes on meanwhile");
      statement.execute("ROLLBACK");
    }
    assertEquals(1, store("free again"));
    assertEquals(1, count());
  }

  @Test
  void whoGaveUpWaitingHasNothingStoredLater() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CompletableFuture<Integer> first = database.writeAsync(t -> await(busy));
    CompletableFuture<Integer> givenUp = database.writeAsync(t -> insert(t, "given up"));
    CompletableFuture<Integer> patient = database.writeAsync(t -> insert(t, "patient"));
    givenUp.cancel(false);
    busy.countDown();
    assertEquals(1, first.get(5, TimeUnit.SECONDS));
    assertEquals(1, patient.get(5, TimeUnit.SECONDS));
    assertEquals(1, count());
  }

  @Test
  void aFullDiskIsReportedAndRecoveredFrom() {
    database.write(t -> t.list("PRAGMA max_page_count = 60", row -> row.int32(1)));
    assertThrows(
        StorageUnavailableException.class,
        () -> {
          for (int i = 0; i < 1_000; i++) {
            database.write(t -> insert(t, "x".repeat(4_000)));
          }
        });
    long kept = count();
    assertTrue(kept > 0 && kept < 1_000, "everything reported as stored is there: " + kept);
    assertEquals(1, store("there is room again"));
    assertEquals(kept + 1, count());
  }

  @Test
  void aFileThatCannotBeWrittenIsReportedAndRecoveredFrom() {
    database.write(t -> t.update("PRAGMA query_only = 1"));
    assertThrows(StorageUnavailableException.class, () -> database.write(t -> insert(t, "no")));
    assertEquals(1, store("yes"));
    assertEquals(1, count());
  }

  @Test
  void afterAReadThatBrokeTheConnectionOthersStillWork() {
    for (int i = 0; i < 10; i++) {
      // Ends the transaction behind the reader's back, as SQLite itself does when input fails.
      assertThrows(StorageException.class, () -> database.read(t -> t.update("ROLLBACK")));
    }
    assertEquals(0, count());
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("text.db"), "no database ".repeat(500));
    assertThrows(StorageUnavailableException.class, () -> SqliteDatabase.open(file).close());
    assertThrows(
        StorageUnavailableException.class,
        () -> SqliteDatabase.open(folder.resolve("missing/main.db")).close());
  }

  @Test
  void everyCommitIsFlushedAndNothingDeletedStaysReadable() throws Exception {
    assertEquals(2, pragma("synchronous"));
    assertEquals(1, pragma("foreign_keys"));
    assertEquals(1, pragma("secure_delete"));
    String mode =
        database.write(t -> t.first("PRAGMA journal_mode", row -> row.text(1))).orElseThrow();
    assertEquals("wal", mode);
    assertFalse(Files.exists(databases.folder().resolve("main.db-journal")));
  }

  @Test
  void whatOneProcessStoredAnotherFinds() throws SQLException {
    database.write(t -> insert(t, "kept"));
    try (SqliteDatabase again = SqliteDatabase.open(databases.file("main"))) {
      assertEquals(
          List.of("kept"), again.read(t -> t.list("SELECT filler FROM sample", r -> r.text(1))));
    }
  }

  private int pragma(String name) {
    return database.write(t -> t.first("PRAGMA " + name, row -> row.int32(1))).orElseThrow();
  }

  private int store(String filler) {
    return database.write(t -> insert(t, filler));
  }

  private static int insert(Transaction transaction, String filler) {
    return transaction.update("INSERT INTO sample (filler) VALUES (?)", filler);
  }

  private long count() {
    return database
        .read(t -> t.first("SELECT COUNT(*) FROM sample", row -> row.int64(1)))
        .orElseThrow();
  }

  private static int await(CountDownLatch latch) {
    try {
      return latch.await(5, TimeUnit.SECONDS) ? 1 : 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
