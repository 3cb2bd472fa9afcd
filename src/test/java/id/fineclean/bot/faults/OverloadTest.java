package id.fineclean.bot.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.faults.Deliverer.Answer;
import id.fineclean.bot.faults.FakeProviders.Reaction;
import id.fineclean.bot.storage.SqliteDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process that gets everything at once, loses its database for a while, or is asked to stop.
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OverloadTest {
  private static final int SIGTERM = 128 + 15;

  /// Longer than the server waits for a lock, so that waiting does not help it.
  private static final Duration LOCKED = Duration.ofSeconds(8);

  @TempDir Path folder;
  private World world;
  private ServerProcess server;

  @BeforeEach
  void start() {
    world = new World(folder, Optional.empty(), 1);
    server = ServerProcess.start(folder, "server", world.settings());
    world.deliverer().to(List.of(server.awaitReady()));
  }

  @AfterEach
  void stop() {
    server.close();
    world.close();
  }

  @Test
  void theSameWebhookFiveTimesAtTheSameInstantHasOneEffectAndOneReply() {
    world.deliverer().copies(5);
    for (int i = 0; i < 5; i++) {
      world.twoMoreCustomers();
    }
    passAfterDraining();
    long refused = world.deliverer().answers().stream().filter(answer -> !answer.ok()).count();
    assertEquals(0, refused, "a repeated delivery is acknowledged like the first");
  }

  @Test
  void whileTheDatabaseIsLockedNothingIsAcknowledgedAndAfterwardsEverythingIsDone()
      throws SQLException {
    world.twoMoreCustomers();
    passAfterDraining();
    Instant locked;
    Instant released;
    List<Answer> forged;
    try (Connection other = DriverManager.getConnection(SqliteDatabase.url(database()));
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      locked = Instant.now();
      for (int i = 0; i < 10; i++) {
        world.twoMoreCustomers();
      }
      forged = forge(300);
      Waiting.pause(LOCKED);
      released = Instant.now();
      statement.execute("ROLLBACK");
    }
    assertEquals(300, forged.stream().filter(answer -> answer.status() == 403).count());
    passAfterDraining();
    List<Answer> meanwhile =
        world.deliverer().answers().stream()
            .filter(answer -> !forged.contains(answer) && answer.within(locked, released))
            .toList();
    assertFalse(meanwhile.isEmpty());
    for (Answer answer : meanwhile) {
      assertEquals(503, answer.status(), "while the database was locked");
      assertTrue(answer.retryAfter().isPositive(), "without Retry-After");
      assertTrue(answer.retryAfter().compareTo(Duration.ofSeconds(60)) <= 0, "too late a retry");
    }
    assertTrue(
        world.deliverer().answers().stream().noneMatch(answer -> answer.status() == 0),
        "a request was left without an answer");
  }

  @Test
  void finishesWhatItBeganBeforeItStopsInPeace() {
    world.twoMoreCustomers();
    passAfterDraining();
    int before = world.providers().sent().size();
    world.providers().mood(() -> new Reaction.Late(Duration.ofMillis(700)));
    for (int i = 0; i < 5; i++) {
      world.twoMoreCustomers();
    }
    Waiting.until(
        ServerProcess.PATIENCE,
        "messages on their way",
        () -> world.providers().sent().size() > before + 3);
    server.terminate();
    assertEquals(SIGTERM, server.awaitEnd(ServerProcess.PATIENCE));
    world.deliverer().to(List.<URI>of());
    try (Ledger ledger = world.ledger()) {
      Map<String, Long> statuses = ledger.statuses();
      assertFalse(statuses.containsKey("sending"), "left in the middle of a call: " + statuses);
      assertFalse(statuses.containsKey("maybe_sent"), "not waited for: " + statuses);
    }
    world.providers().calm();
    server = ServerProcess.start(folder, "again", world.settings());
    world.deliverer().to(List.of(server.awaitReady()));
    passAfterDraining();
  }

  private List<Answer> forge(int number) {
    List<Future<Answer>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < number; i++) {
        long chat = i;
        answers.add(threads.submit(() -> world.deliverer().attempt(world.webhooks().forged(chat))));
      }
    }
    return answers.stream().map(Future::resultNow).toList();
  }

  private void passAfterDraining() {
    try (Ledger ledger = world.ledger()) {
      world.drain(ledger, ServerProcess.PATIENCE);
      assertEquals(new Verdict.Doubts(0, 0, 0), new Verdict(world, ledger).pass(List.of()));
    }
  }

  private Path database() {
    return world.data().resolve("fineclean.db");
  }
}
