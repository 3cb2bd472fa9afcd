package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.storage.Database;
import id.fineclean.bot.testing.CapturedLog;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadinessTest extends StoreContract {
  @Test
  void aRunningBotLacksNothing() {
    assertEquals(List.of(), missing(readiness(databases.main(), databases.keys())));
  }

  @Test
  void eachDatabaseIsAskedAndNamed() {
    Database closed = databases.openAgain("main");
    closed.close();
    assertEquals(List.of("database"), missing(readiness(closed, databases.keys())));
    assertEquals(List.of("keys"), missing(readiness(databases.main(), closed)));
  }

  @Test
  void aFolderWithoutRoomOrGoneIsNamedWhereTheFilesLieInIt() {
    Readiness gone =
        new Readiness(
            stores(databases.main(), databases.keys()), Path.of("/nowhere/at/all"), () -> true);
    assertEquals(kind == TestDatabases.Kind.SQLITE ? List.of("disk") : List.of(), missing(gone));
  }

  @Test
  void whoAsksOftenCausesOneLookASecond() throws Exception {
    AtomicInteger looks = new AtomicInteger();
    Readiness readiness = readiness(counted(looks), databases.keys());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> answers =
          Stream.generate(() -> threads.submit(() -> missing(readiness))).limit(200).toList();
      for (Future<List<String>> answer : answers) {
        assertEquals(List.of(), answer.get());
      }
    }
    assertTrue(looks.get() <= 3, "looked " + looks.get() + " times");
  }

  @Test
  void aChangeIsSaidOnce() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      Path gone = databases.folder().resolve("gone");
      Readiness readiness =
          new Readiness(new Stores(databases.main(), databases.keys(), false), gone, () -> true);
      BooleanSupplier disk = readiness.needs().get("disk");
      for (int i = 0; i < 3; i++) {
        assertFalse(disk.getAsBoolean());
        Thread.sleep(1_100);
      }
      Files.createDirectory(gone);
      assertTrue(disk.getAsBoolean());
      assertEquals(1, log.text().split("there is no room left", -1).length - 1, log.text());
      assertEquals(1, log.text().split("there is room again", -1).length - 1, log.text());
    }
  }

  private Database counted(AtomicInteger looks) {
    return new Database() {
      @Override
      public <T> T read(Work<T> work) {
        throw new AssertionError("nothing is read");
      }

      @Override
      public <T> T write(Work<T> work) {
        throw new AssertionError("nothing is written");
      }

      @Override
      public <T> CompletableFuture<T> writeAsync(Work<T> work) {
        throw new AssertionError("nothing is written");
      }

      @Override
      public boolean available() {
        looks.incrementAndGet();
        return databases.main().available();
      }

      @Override
      public void close() {}
    };
  }

  private Readiness readiness(Database main, Database keys) {
    return new Readiness(stores(main, keys), databases.folder(), () -> true);
  }

  private Stores stores(Database main, Database keys) {
    return new Stores(main, keys, kind == TestDatabases.Kind.POSTGRES);
  }

  private static List<String> missing(Readiness readiness) {
    return readiness.needs().entrySet().stream()
        .filter(need -> !met(need.getValue()))
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  private static boolean met(BooleanSupplier need) {
    return need.getAsBoolean();
  }
}
