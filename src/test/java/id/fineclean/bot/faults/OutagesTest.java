package id.fineclean.bot.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Providers or a database are away for a while, on a real process: everything waits, and goes out
/// once and in order when they are back, with one line when they go and one when they are back.
///
/// `-Dfaults.refused=1800` and `-Dfaults.away=60` for other times, in seconds, and
/// `-Dfaults.long=true` for every way of being away, as -Pfaults does.
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutagesTest {
  private static final Duration REFUSED =
      Duration.ofSeconds(Integer.getInteger("faults.refused", 5));
  private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("faults.away", 5));

  /// The longest pause between two looks whether a provider is back, and what is sent meanwhile.
  private static final Duration SOON = Duration.ofSeconds(60);

  private static final int MOST_CUSTOMERS = 10;

  @TempDir Path folder;

  @Test
  void whatIsWrittenWhileProvidersRefuseConnectionsIsAnsweredOnceTheyAreBack() {
    try (World world = new World(folder, Optional.empty(), 1);
        ServerProcess server = ServerProcess.start(folder, "server", world.settings())) {
      world.deliverer().to(List.of(server.awaitReady()));
      world.twoMoreCustomers();
      try (Ledger ledger = world.ledger()) {
        world.drain(ledger, ServerProcess.PATIENCE);
        world.cut();
        world.providers().leave();
        busy(world, REFUSED);
        world.providers().comeBack();
        long back = System.nanoTime();
        world.drain(ledger, SOON);
        System.out.printf(
            "providers refused for %s: all was sent %.1f s after they were back%n",
            REFUSED, (System.nanoTime() - back) / 1e9);
        new Verdict(world, ledger).pass(List.of());
      }
      for (String channel : List.of("telegram", "whatsapp")) {
        assertTrue(count(server, channel + " does not take messages") <= 1, server.log());
        assertEquals(
            count(server, channel + " does not take messages"),
            count(server, channel + " works again"),
            server.log());
      }
    }
  }

  /// The others at length only: in short, [DrillsTest] has them.
  private static Stream<PostgresTrouble> troubles() {
    return Boolean.getBoolean("faults.long")
        ? Stream.of(PostgresTrouble.values())
        : Stream.of(PostgresTrouble.REFUSES);
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void whatIsWrittenWhileADatabaseIsAwayIsAnsweredOnceItIsBack(PostgresTrouble trouble)
      throws Exception {
    try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.POSTGRES);
        World world = new World(folder, Optional.of(databases.url("main")), 1);
        ServerProcess server = ServerProcess.start(folder, "server", world.settings())) {
      world.deliverer().to(List.of(server.awaitReady()));
      world.twoMoreCustomers();
      try (Ledger ledger = world.ledger()) {
        world.drain(ledger, ServerProcess.PATIENCE);
      }
      try (AutoCloseable _ = trouble.begin(databases)) {
        busy(world, AWAY);
      }
      try (Ledger ledger = world.ledger()) {
        long back = System.nanoTime();
        world.drain(ledger, ServerProcess.PATIENCE);
        System.out.printf(
            "%s for %s: all was sent %.1f s after it was back%n",
            trouble, AWAY, (System.nanoTime() - back) / 1e9);
        new Verdict(world, ledger).pass(List.of());
      }
      Waiting.until(SOON, "a line that it is back", () -> count(server, "is back after") > 0);
      assertTrue(count(server, "schema main cannot be used") <= 1, server.log());
      assertTrue(count(server, "schema keys cannot be used") <= 1, server.log());
      long warnings =
          server.log().lines().filter(line -> line.matches(".* (WARN|ERROR) .*")).count();
      assertTrue(warnings <= 8, warnings + " lines:\n" + server.log());
    }
  }

  /// Customers write now and then.
  private static void busy(World world, Duration time) {
    for (int i = 0; i < MOST_CUSTOMERS; i++) {
      if (i < 3 || i % 2 == 0) {
        world.twoMoreCustomers();
      }
      Waiting.pause(time.dividedBy(MOST_CUSTOMERS));
    }
  }

  private static long count(ServerProcess server, String words) {
    return server.log().lines().filter(line -> line.contains(words)).count();
  }
}
