package id.fineclean.bot.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.app.FaultPoint;
import id.fineclean.bot.faults.Verdict.Kill;
import id.fineclean.bot.testing.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two processes on one PostgreSQL, of which one is killed again and again: the other one takes its
/// work over, while every webhook comes twice at the same instant, at either.
///
/// `-Dfaults.nodeKills=50` for more than the usual one, `-Dfaults.seed=…` to repeat a run.
class NodesTest {
  private static final int KILLS = Integer.getInteger("faults.nodeKills", 1);

  /// As many as there are times to book for.
  private static final int A_ROUND = 12;

  private static final long SEED = Long.getLong("faults.seed", System.nanoTime());

  private static final Duration BETWEEN_CUSTOMERS = Duration.ofSeconds(10);
  private static final int MOST_MORE = 10;

  @TempDir Path folder;
  private final List<Kill> kills = new ArrayList<>();

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void oneNodeTakesOverWhatTheOtherLeaves() {
    System.out.println(KILLS + " kills of a node, -Dfaults.seed=" + SEED);
    Random random = new Random(SEED);
    for (int done = 0; done < KILLS; done += A_ROUND) {
      play(done, steps(random, Math.min(A_ROUND, KILLS - done)));
    }
  }

  private void play(int done, List<Blow> blows) {
    kills.clear();
    Path folder = this.folder.resolve("round-" + done);
    try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.POSTGRES);
        World world = new World(folder, Optional.of(databases.url("main")), SEED + done);
        ServerProcess survivor = ServerProcess.start(folder, "survivor", world.settings())) {
      world.deliverer().to(List.of(survivor.awaitReady()));
      world.twoMoreCustomers();
      try (Ledger ledger = world.ledger()) {
        settle(world, ledger);
        world.deliverer().copies(2);
        world.moody();
        for (Blow blow : blows) {
          strike(folder, world, survivor, ((Blow.AtStep) blow).fault());
          kills.add(new Kill(blow, Instant.now()));
          settle(world, ledger);
        }
        System.out.println("nodes: " + new Verdict(world, ledger).pass(kills));
      }
    }
  }

  private static List<Blow> steps(Random random, int kills) {
    return Blow.some(kills * 2 + 10, random).stream()
        .filter(Blow.AtStep.class::isInstance)
        .limit(kills)
        .toList();
  }

  private void strike(Path folder, World world, ServerProcess survivor, String fault) {
    String name = "victim-" + kills.size();
    try (ServerProcess victim = ServerProcess.startFaulty(folder, name, world.settings(), fault)) {
      Waiting.until(
          ServerProcess.PATIENCE,
          "the victim to be ready",
          () -> victim.ready().isPresent() || !victim.isAlive());
      victim.ready().ifPresent(uri -> world.deliverer().to(List.of(uri, survivor.awaitReady())));
      // The survivor takes its share: there must be enough for both.
      for (int i = 0; i < 3; i++) {
        world.twoMoreCustomers();
      }
      busyUntilItEnds(world, victim);
      assertEquals(FaultPoint.EXIT, victim.awaitEnd(ServerProcess.PATIENCE), victim.log());
      world.deliverer().to(List.of(survivor.awaitReady()));
    }
  }

  /// A node whose provider fails holds its messages back, and the other may have sent everything
  /// by then: more customers come until the victim has reached its step.
  private static void busyUntilItEnds(World world, ServerProcess victim) {
    for (int more = 0; more < MOST_MORE && !victim.endsWithin(BETWEEN_CUSTOMERS); more++) {
      world.twoMoreCustomers();
    }
  }

  /// Waits for the survivor to do everything that was left.
  private static void settle(World world, Ledger ledger) {
    Waiting.until(ServerProcess.PATIENCE, "the survivor to finish", () -> world.isDrained(ledger));
  }
}
