package id.fineclean.bot.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.testing.CapturedLog;
import id.fineclean.bot.testing.TestDatabases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a PostgreSQL database does when its server goes away, and afterwards.
class PostgresFaultsTest {
  @Test
  void aRestartedServerIsFoundAgain(@TempDir Path data) throws Exception {
    EmbeddedPostgres server = start(data, 0);
    int port = server.getPort();
    String url = server.getJdbcUrl("postgres", "postgres");
    try (PostgresDatabase database = PostgresDatabase.open(url, "public", 4)) {
      database.write(t -> t.update("CREATE TABLE sample (id BIGINT PRIMARY KEY)"));
      database.write(t -> t.update("INSERT INTO sample VALUES (1)"));
      server.close();

      Instant started = Instant.now();
      assertThrows(
          StorageUnavailableException.class,
          () -> database.write(t -> t.update("INSERT INTO sample VALUES (2)")));
      assertFalse(database.available());
      assertTrue(Duration.between(started, Instant.now()).toSeconds() < 10);

      server = start(data, port);
      await(database);
      assertEquals(1, count(database));
      database.write(t -> t.update("INSERT INTO sample VALUES (3)"));
      assertEquals(2, count(database));
    } finally {
      server.close();
    }
  }

  @Test
  void aServerThatWasNeverThereIsReported() {
    String url = "jdbc:postgresql://127.0.0.1:1/nothing?user=bot&password=hunter2";
    try (PostgresDatabase database = PostgresDatabase.open(url, "public", 2)) {
      assertFalse(database.available());
      assertThrows(StorageUnavailableException.class, () -> database.read(t -> 1));
    }
    StorageUnavailableException e =
        assertThrows(
            StorageUnavailableException.class,
            () -> Migrations.migratePostgres(url, "main", "main"));
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    assertFalse(trace.toString().contains("hunter2"), "no password in logs");
  }

  @Test
  void transactionsThatBlockEachOtherAreBothCarriedOut() throws Exception {
    try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.POSTGRES)) {
      Database database = databases.main();
      database.write(t -> t.update("CREATE TABLE pair (id BIGINT PRIMARY KEY, n BIGINT NOT NULL)"));
      database.write(t -> t.update("INSERT INTO pair VALUES (1, 0), (2, 0)"));
      CyclicBarrier both = new CyclicBarrier(2);
      CompletableFuture<Integer> upwards = database.writeAsync(t -> crossing(t, both, 1, 2));
      CompletableFuture<Integer> downwards = database.writeAsync(t -> crossing(t, both, 2, 1));
      assertEquals(2, upwards.get(20, TimeUnit.SECONDS));
      assertEquals(2, downwards.get(20, TimeUnit.SECONDS));
      assertEquals(
          4L,
          database.read(t -> t.first("SELECT SUM(n) FROM pair", r -> r.int64(1))).orElseThrow());
    }
  }

  private static int crossing(Transaction t, CyclicBarrier both, int first, int second) {
    int changed = t.update("UPDATE pair SET n = n + 1 WHERE id = ?", first);
    try {
      both.await(1, TimeUnit.SECONDS);
    } catch (Exception secondTry) {
      // The other one is through already.
    }
    return changed + t.update("UPDATE pair SET n = n + 1 WHERE id = ?", second);
  }

  @Test
  void aTableThatSomebodyHasLockedIsReportedInTimeAndTakesNoMoreConnections() throws Exception {
    try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.POSTGRES);
        Connection other = DriverManager.getConnection(databases.url("main"));
        Statement statement = other.createStatement()) {
      Database database = databases.main();
      database.write(t -> t.update("CREATE TABLE held (id BIGINT PRIMARY KEY)"));
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE main.held IN ACCESS EXCLUSIVE MODE");
      Instant started = Instant.now();
      CompletableFuture<Integer> write =
          database.writeAsync(t -> t.update("INSERT INTO held VALUES (1)"));
      ExecutionException e =
          assertThrows(ExecutionException.class, () -> write.get(8, TimeUnit.SECONDS));
      assertInstanceOf(StorageUnavailableException.class, e.getCause());
      assertTrue(Duration.between(started, Instant.now()).toSeconds() < 7);
      other.rollback();
      int written = database.write(t -> t.update("INSERT INTO held VALUES (1)"));
      assertEquals(1, written);
      assertEquals(
          List.of("7s", "3s", "15s"),
          database.read(
              t ->
                  t.list(
                      "SELECT current_setting(name) FROM (VALUES (1, 'statement_timeout'),"
                          + " (2, 'lock_timeout'), (3, 'idle_in_transaction_session_timeout'))"
                          + " AS s (i, name) ORDER BY i",
                      row -> row.text(1))));
    }
  }

  @Test
  void aServerThatGoesAwayIsSaidOnceAndOnceThatItIsBack(@TempDir Path data) throws Exception {
    EmbeddedPostgres server = start(data, 0);
    int port = server.getPort();
    try (PostgresDatabase database =
        PostgresDatabase.open(server.getJdbcUrl("postgres", "postgres"), "public", 6)) {
      database.warm();
      assertEquals(
          6L,
          database
              .read(
                  t ->
                      t.first(
                          "SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = ?",
                          row -> row.int64(1),
                          PostgresDatabase.application("public")))
              .orElseThrow(),
          "all are open before anybody needs them");
      try (CapturedLog log = new CapturedLog()) {
        server.close();
        List<CompletableFuture<Integer>> writes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          writes.add(database.writeAsync(t -> t.update("SELECT 1")));
        }
        for (CompletableFuture<Integer> write : writes) {
          assertThrows(Exception.class, () -> write.get(10, TimeUnit.SECONDS));
        }
        server = start(data, port);
        Instant until = Instant.now().plusSeconds(30);
        while (warnings(log).size() < 2 && Instant.now().isBefore(until)) {
          await(database);
          Thread.sleep(100);
        }
        List<String> said = warnings(log);
        assertEquals(2, said.size(), said.toString());
        assertTrue(said.getFirst().contains("cannot be used, trying again: SQLSTATE"));
        assertTrue(said.getLast().contains("is back after"));
      }
    } finally {
      server.close();
    }
  }

  @Test
  void sessionsOfTestsRunInAnOddTimeZone() {
    try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.POSTGRES)) {
      String zone =
          databases.main().read(t -> t.first("SHOW TimeZone", r -> r.text(1))).orElseThrow();
      assertNotEquals("UTC", zone);
      assertNotEquals("Asia/Jakarta", zone);
    }
  }

  private static EmbeddedPostgres start(Path data, int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  private static List<String> warnings(CapturedLog log) {
    return log.text()
        .lines()
        .filter(line -> line.startsWith("WARN") || line.startsWith("ERROR"))
        .toList();
  }

  private static void await(Database database) throws InterruptedException {
    Instant until = Instant.now().plusSeconds(15);
    while (!database.available() && Instant.now().isBefore(until)) {
      Thread.sleep(100);
    }
    assertTrue(database.available(), "the server is back");
  }

  private static long count(Database database) {
    return database
        .read(t -> t.first("SELECT COUNT(*) FROM sample", r -> r.int64(1)))
        .orElseThrow();
  }
}
