package id.fineclean.bot.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestDatabases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every database promises, on every database.
class DatabaseTest extends StoreContract {
  @BeforeEach
  void createTable() {
    String bytes = kind == TestDatabases.Kind.POSTGRES ? "BYTEA" : "BLOB";
    update(
        "CREATE TABLE sample (id BIGINT PRIMARY KEY, word TEXT, raw %s, at BIGINT)"
            .formatted(bytes));
  }

  @Test
  void valuesOfEveryKindComeBackAsTheyWere() {
    Instant moment = Instant.parse("2026-11-22T23:59:59.123Z");
    byte[] raw = {0, 1, -1, 127, -128};
    update("INSERT INTO sample VALUES (?, ?, ?, ?)", Long.MAX_VALUE, "kata 'aneh' 🧹", raw, moment);
    update("INSERT INTO sample VALUES (?, ?, ?, ?)", 1, null, null, null);

    database()
        .read(
            transaction ->
                transaction.list(
                    "SELECT id, word, raw, at FROM sample WHERE id > ?",
                    row -> {
                      assertEquals(Long.MAX_VALUE, row.int64(1));
                      assertEquals("kata 'aneh' 🧹", row.text(2));
                      assertArrayEquals(raw, row.bytes(3));
                      assertEquals(moment, row.instant(4));
                      return 1;
                    },
                    1));
    assertTrue(
        database()
            .read(
                transaction ->
                    transaction.first(
                        "SELECT word, raw, at FROM sample WHERE id = 1",
                        row ->
                            row.optionalText(1).isEmpty()
                                && row.optionalBytes(2).isEmpty()
                                && row.optionalInstant(3).isEmpty()))
            .orElseThrow());
  }

  @Test
  void aFailingTransactionLeavesNothing() {
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                database()
                    .write(
                        transaction -> {
                          transaction.update("INSERT INTO sample (id) VALUES (1)");
                          throw new IllegalStateException("changed my mind");
                        }));
    assertEquals("changed my mind", failure.getMessage());
    assertEquals(0, number("SELECT COUNT(*) FROM sample"));
  }

  @Test
  void aBrokenConstraintIsNamedWithoutItsValues() {
    update("INSERT INTO sample (id, word) VALUES (?, ?)", 4711, "rahasia");
    StorageException refused =
        assertThrows(
            StorageException.class,
            () -> update("INSERT INTO sample (id, word) VALUES (?, ?)", 4711, "rahasia"));
    for (Throwable e = refused; e != null; e = e.getCause()) {
      assertFalse(String.valueOf(e.getMessage()).contains("4711"), e.getMessage());
      assertFalse(String.valueOf(e.getMessage()).contains("rahasia"), e.getMessage());
    }
    assertTrue(String.valueOf(refused.getMessage()).contains("INSERT INTO sample"));
  }

  @Test
  void amongManyWritersOnlyTheFailingOnesFail() throws Exception {
    int writers = 400;
    List<Future<Integer>> results = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < writers; i++) {
        int id = i;
        results.add(threads.submit(() -> database().write(transaction -> unit(transaction, id))));
      }
    }
    for (int i = 0; i < writers; i++) {
      Future<Integer> result = results.get(i);
      if (i % 10 < 3) {
        ExecutionException e = assertThrows(ExecutionException.class, result::get);
        assertInstanceOf(expectedFailure(i), e.getCause());
      } else {
        assertEquals(i, result.get());
      }
    }
    assertEquals(writers * 7 / 10, number("SELECT COUNT(*) FROM sample"));
  }

  /// Of ten units one throws, one breaks a constraint, one breaks off with an error, seven succeed.
  private static Integer unit(Transaction transaction, int id) {
    transaction.update("INSERT INTO sample (id) VALUES (?)", id);
    switch (id % 10) {
      case 0 -> throw new ConflictException("unit");
      case 1 -> transaction.update("INSERT INTO sample (id) VALUES (?)", id);
      case 2 -> throw new AssertionError("unit");
      default -> {}
    }
    return id;
  }

  private static Class<? extends Throwable> expectedFailure(int id) {
    return switch (id % 10) {
      case 0 -> ConflictException.class;
      case 1 -> StorageException.class;
      default -> AssertionError.class;
    };
  }

  @Test
  void aUnitThatReportsAnotherDatabaseUnavailableTakesNoOtherAlong() throws Exception {
    CountDownLatch holding = new CountDownLatch(1);
    CompletableFuture<Integer> first = database().writeAsync(transaction -> await(holding));
    CompletableFuture<Integer> unavailable =
        database()
            .writeAsync(
                transaction -> {
                  throw new StorageUnavailableException("the keys");
                });
    CompletableFuture<Integer> good =
        database()
            .writeAsync(transaction -> transaction.update("INSERT INTO sample (id) VALUES (7)"));
    holding.countDown();

    assertEquals(1, first.get(5, TimeUnit.SECONDS));
    assertEquals(1, good.get(5, TimeUnit.SECONDS));
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> unavailable.get(5, TimeUnit.SECONDS));
    assertInstanceOf(StorageUnavailableException.class, e.getCause());
  }

  private static int await(CountDownLatch latch) {
    try {
      return latch.await(5, TimeUnit.SECONDS) ? 1 : 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aReaderSeesOneMomentWhateverIsWrittenMeanwhile() {
    update("INSERT INTO sample (id, word) VALUES (1, 'before')");
    List<String> seen =
        database()
            .read(
                transaction -> {
                  String first = word(transaction);
                  update("UPDATE sample SET word = 'after' WHERE id = 1");
                  return List.of(first, word(transaction));
                });
    assertEquals(List.of("before", "before"), seen);
    assertEquals("after", database().read(DatabaseTest::word));
  }

  private static String word(Transaction transaction) {
    return transaction
        .first("SELECT word FROM sample WHERE id = 1", row -> row.text(1))
        .orElseThrow();
  }

  @Test
  void readsCannotWrite() {
    assertThrows(
        RuntimeException.class,
        () ->
            database()
                .read(transaction -> transaction.update("INSERT INTO sample (id) VALUES (1)")));
    assertEquals(0, number("SELECT COUNT(*) FROM sample"));
  }

  @Test
  void aFailedReadHarmsNoLaterOne() {
    for (int i = 0; i < 30; i++) {
      assertThrows(
          StorageException.class,
          () ->
              database().read(transaction -> transaction.list("SELECT nothing FROM here", r -> 1)));
      assertThrows(
          IllegalStateException.class,
          () ->
              database()
                  .read(
                      transaction -> {
                        throw new IllegalStateException();
                      }));
    }
    assertEquals(0, number("SELECT COUNT(*) FROM sample"));
  }

  @Test
  void closeFinishesWhatWaits() throws Exception {
    Database own = databases.openAgain("main");
    List<CompletableFuture<Integer>> waiting = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int id = i;
      waiting.add(
          own.writeAsync(
              transaction -> transaction.update("INSERT INTO sample (id) VALUES (?)", id)));
    }
    own.close();
    for (CompletableFuture<Integer> done : waiting) {
      assertEquals(1, done.get(0, TimeUnit.SECONDS));
    }
    assertEquals(200, number("SELECT COUNT(*) FROM sample"));
  }

  @Test
  void afterCloseEverythingIsRefusedAtOnce() {
    Database own = databases.openAgain("main");
    own.close();
    long started = System.nanoTime();
    assertThrows(StorageUnavailableException.class, () -> own.write(transaction -> 1));
    assertThrows(
        StorageUnavailableException.class,
        () -> own.read(transaction -> transaction.list("SELECT 1", row -> 1)));
    assertTrue(own.writeAsync(transaction -> 1).isCompletedExceptionally());
    assertFalse(own.available());
    // If each waited for a lock, they would take twelve seconds.
    assertTrue(System.nanoTime() - started < 10_000_000_000L, "refused at once");
    own.close();
  }

  @Test
  void closingWhileOthersWriteLeavesNoCallerWithoutAnAnswer() throws Exception {
    for (int round = 0; round < 20; round++) {
      Database own = databases.openAgain("main");
      List<CompletableFuture<Integer>> answers = new ArrayList<>();
      Thread writer =
          Thread.startVirtualThread(
              () -> {
                for (int i = 0; i < 300; i++) {
                  answers.add(own.writeAsync(transaction -> 1));
                }
              });
      Thread.sleep(1);
      own.close();
      writer.join();
      for (CompletableFuture<Integer> answer : answers) {
        answer.exceptionally(e -> -1).get(2, TimeUnit.SECONDS);
      }
    }
  }
}
