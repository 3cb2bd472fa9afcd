package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.testing.TestNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OperationsTest {
  private static final Pattern METRIC = Pattern.compile("fineclean_[a-z_]+");

  @TempDir Path folder;

  private final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");
  private final Telemetry telemetry = new Telemetry();

  private String metrics() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    telemetry.write(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private void assertFigure(String line) throws IOException {
    String all = metrics();
    assertTrue(all.lines().anyMatch(line::equals), () -> line + " is not in\n" + all);
  }

  @ParameterizedTest
  @EnumSource
  void whatWaitsAndWhatWentWrongIsCounted(TestDatabases.Kind kind) throws IOException {
    try (TestDatabases databases = TestDatabases.fresh(kind)) {
      RecordingChannel channel = RecordingChannel.telegram();
      TestNode node = new TestNode(databases, clock, channel);
      Operations.register(telemetry, databases.main(), clock, folder, Optional.empty());
      long chat = node.inbox().accept("telegram", Inbound.text(1, 100, "halo")).orElseThrow();
      node.inbox().accept("telegram", Inbound.text(2, 101, "halo lagi"));
      node.queue(chat, "rahasia");
      clock.advance(Duration.ofSeconds(90));

      assertFigure("fineclean_inbox_waiting{channel=\"telegram\"} 2.0");
      assertFigure("fineclean_inbox_oldest_seconds{channel=\"telegram\"} 90.0");
      assertFigure("fineclean_outbox_waiting{channel=\"telegram\"} 1.0");
      assertFigure("fineclean_outbox_oldest_seconds{channel=\"telegram\"} 90.0");
      assertFigure("fineclean_outbox_troubles{state=\"undeliverable\"} 0.0");
      assertFigure("fineclean_handovers_open{urgent=\"yes\"} 0.0");
      assertFigure("fineclean_database_available 1.0");

      channel.then(new DeliveryResult.Undeliverable(DeliveryResult.Cause.BLOCKED, "403"));
      node.dispatcher().deliverNow(chat);
      assertFigure("fineclean_outbox_troubles{state=\"undeliverable\"} 1.0");
      String all = metrics();
      assertTrue(!all.contains("fineclean_outbox_waiting{"), all);
      assertTrue(!all.contains("rahasia") && !all.contains("halo"), all);
    }
  }

  @Test
  void aDatabaseThatIsGoneLeavesTheOthersFiguresThere() throws IOException {
    TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE);
    Operations.register(telemetry, databases.main(), clock, folder, Optional.empty());
    databases.close();
    assertFigure("fineclean_database_available 0.0");
    assertTrue(metrics().contains("fineclean_disk_free_bytes "));
  }

  @Test
  void databaseFilesAreMeasuredAndNothingElse() throws IOException {
    Files.write(folder.resolve("fineclean.db-wal"), new byte[123]);
    Files.write(folder.resolve("6281200001234.db"), new byte[123]);
    try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE)) {
      Operations.register(telemetry, databases.main(), clock, folder, Optional.empty());
      assertFigure("fineclean_database_file_bytes{file=\"fineclean.db-wal\"} 123.0");
      assertTrue(!metrics().contains("6281200001234"));
    }
  }

  /// What a rule or a panel asks for in vain warns of nothing, for ever.
  @ParameterizedTest
  @ValueSource(strings = {"docs/alerts.yml", "docs/dashboard.json"})
  void whatTheRulesAndTheDashboardAskForIsThere(String file) throws IOException {
    try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE)) {
      Path certificate = folder.resolve("certificate.pem");
      Operations.register(telemetry, databases.main(), clock, folder, Optional.of(certificate));
      Set<String> asked = new TreeSet<>();
      METRIC
          .matcher(Files.readString(Path.of(file)))
          .results()
          .forEach(
              found -> asked.add(found.group().replaceFirst("_(total|bucket|sum|count)$", "")));
      assertTrue(asked.size() >= 9, asked.toString());
      asked.removeAll(telemetry.names());
      assertEquals(Set.of(), asked);
    }
  }

  @Test
  void theDashboardIsSoundJsonWithoutOverlaps() throws IOException {
    var dashboard =
        Json.read(
            Files.readAllBytes(Path.of("docs/dashboard.json")),
            com.fasterxml.jackson.databind.JsonNode.class);
    Set<String> places = new TreeSet<>();
    dashboard
        .path("panels")
        .forEach(panel -> assertTrue(places.add(panel.path("gridPos").toString())));
    assertTrue(places.size() >= 12);
  }

  @Test
  void whenAJobWasDoneLastIsTold() throws IOException {
    telemetry.jobDone("reminders", Instant.ofEpochSecond(1_000));
    assertFigure("fineclean_job_last_success_timestamp_seconds{job=\"reminders\"} 1000.0");
  }
}
