package id.fineclean.bot.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.app.FaultPoint;
import id.fineclean.bot.faults.FakeProviders.Reaction;
import id.fineclean.bot.faults.Verdict.Kill;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Guarantees G1 to G4 and G6 on a process that is killed again and again, on SQLite.
///
/// `-Dfaults.kills=300` for more than the usual 10, `-Dfaults.seed=…` to repeat a run.
class KillTest {
  private static final int KILLS = Integer.getInteger("faults.kills", 10);
  private static final long SEED = Long.getLong("faults.seed", System.nanoTime());

  /// As many as there are times to book for.
  private static final int A_ROUND = 40;

  @TempDir Path folder;

  @Test
  @Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void neitherLosesNorRepeatsAnythingWhereverTheProcessIsKilled() {
    System.out.println(KILLS + " kills, -Dfaults.seed=" + SEED);
    Random random = new Random(SEED);
    for (int done = 0; done < KILLS; done += A_ROUND) {
      List<Blow> blows = Blow.some(Math.min(A_ROUND, KILLS - done), random);
      new Round(folder.resolve("round-" + done), random.nextLong()).play(blows);
    }
  }

  /// Some kills on the same data, and a look at what came of it all.
  private static final class Round {
    private final Path folder;
    private final World world;
    private final List<Kill> kills = new ArrayList<>();

    Round(Path folder, long seed) {
      this.folder = folder;
      this.world = new World(folder, Optional.empty(), seed);
    }

    void play(List<Blow> blows) {
      try (world) {
        undisturbed("reference", true);
        world.moody();
        for (Blow blow : blows) {
          strike(blow);
        }
        world.providers().calm();
        undisturbed("end", false);
      } catch (AssertionError e) {
        throw new AssertionError("after " + kills + ": " + e.getMessage(), e);
      }
    }

    private void undisturbed(String name, boolean begin) {
      try (ServerProcess server = ServerProcess.startLearning(folder, name, world.settings())) {
        world.deliverer().to(List.of(server.awaitReady()));
        if (begin) {
          world.twoMoreCustomers();
        }
        try (Ledger ledger = world.ledger()) {
          world.drain(ledger, ServerProcess.PATIENCE);
          System.out.println(name + ": " + new Verdict(world, ledger).pass(kills));
        }
        world.deliverer().to(List.of());
        server.terminate();
        server.awaitEnd(ServerProcess.PATIENCE);
      }
    }

    private void strike(Blow blow) {
      String name = "kill-" + kills.size();
      switch (blow) {
        case Blow.AtStep step -> {
          try (ServerProcess server =
              ServerProcess.startFaulty(folder, name, world.settings(), step.fault())) {
            untilItDies(server);
            assertEquals(FaultPoint.EXIT, server.awaitEnd(Duration.ZERO), server.log());
          }
        }
        case Blow.AtProvider provider -> {
          try (ServerProcess server = ServerProcess.start(folder, name, world.settings())) {
            killAtCall(server, provider.moment());
            untilItDies(server);
            world.moody();
          }
        }
        case Blow.AnyTime any -> {
          try (ServerProcess server = ServerProcess.start(folder, name, world.settings())) {
            Thread.startVirtualThread(
                () -> {
                  Waiting.pause(any.after());
                  server.kill();
                });
            untilItDies(server);
          }
        }
      }
      kills.add(new Kill(blow, Instant.now()));
      System.out.println(name + ": " + blow.label());
    }

    /// Meanwhile it gets something to do.
    private void untilItDies(ServerProcess server) {
      world.twoMoreCustomers();
      Waiting.until(
          ServerProcess.PATIENCE,
          "the server to be ready",
          () -> server.ready().isPresent() || !server.isAlive());
      server.ready().map(List::of).ifPresent(world.deliverer()::to);
      server.awaitEnd(ServerProcess.PATIENCE);
      world.deliverer().to(List.<URI>of());
    }

    private void killAtCall(ServerProcess server, FakeProviders.Moment moment) {
      AtomicBoolean struck = new AtomicBoolean();
      world
          .providers()
          .mood(
              () ->
                  struck.compareAndSet(false, true)
                      ? new Reaction.Kill(moment, server::kill)
                      : new Reaction.Take());
    }
  }
}
