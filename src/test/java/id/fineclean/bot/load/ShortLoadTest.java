package id.fineclean.bot.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.load.Scenarios.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The load test in small, for every build: what is counted must be right; how fast it is is not
/// judged here.
class ShortLoadTest {
  private static final int FIRST_UPDATE = 1_000_000;
  private static final Path MODEL = Path.of("target/short-load-model");

  @TempDir static Path folder = Path.of("");

  private static Stage stage;

  @BeforeAll
  static void start() throws IOException {
    Path cache = folder.resolve("data/cache");
    copy(MODEL, cache);
    ServerProcess.Launch launch =
        new ServerProcess.Launch(
            ServerProcess.Launch.classPath(
                System.getProperty("java.class.path"),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")),
            folder,
            Path.of("intents"),
            Map.of());
    stage = Stage.open(launch, new Stage.Cast(200, 1, FIRST_UPDATE, true));
    copy(cache, MODEL);
    stage.rehearse();
  }

  @AfterAll
  static void stop() throws IOException {
    stage.close();
  }

  @Test
  void aSteadyFlowIsAcknowledgedAndAnsweredOnceEachInOrder() throws IOException {
    Outcome outcome = Scenarios.steady(stage, 50, Duration.ofSeconds(2));
    assertExact(outcome.tally(), 100);
  }

  @Test
  void aBurstIsAcknowledgedAndAnsweredOnceEachInOrder() throws IOException {
    Outcome outcome = Scenarios.burst(stage, Duration.ofMillis(500)).outcome();
    assertExact(outcome.tally(), Stage.CONNECTIONS);
  }

  @Test
  void customersWhoWaitForEachReplyGetThemAll() throws IOException {
    Outcome outcome = Scenarios.closed(stage, 20, Duration.ofSeconds(1));
    assertExact(outcome.tally(), 20);
  }

  private static void assertExact(Tally tally, int atLeast) {
    assertTrue(tally.sent >= atLeast, "messages: " + tally.sent);
    assertEquals(0, tally.refused, "refused");
    assertEquals(tally.sent, tally.acknowledged, "acknowledged");
    assertEquals(tally.sent, tally.replied, "replied to");
    assertEquals(0, tally.surplus, "replies nobody waited for");
    assertEquals(0, tally.misplaced, "replies to another message");
  }

  /// Training takes seconds, so what was trained is kept from one build to the next. A model of
  /// other content is not taken for this one's: its file is named by what it was trained on.
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    if (!Files.isDirectory(from)) {
      return;
    }
    try (var files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
