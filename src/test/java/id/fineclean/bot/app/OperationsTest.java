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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    return metrics(telemetry);
  }

  private static String metrics(Telemetry telemetry) throws IOException {
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

  @ParameterizedTest
  @EnumSource
  void whatProvidersAnsweredIsCountedByCodeAndTimed(TestDatabases.Kind kind) throws IOException {
    try (TestDatabases databases = TestDatabases.fresh(kind)) {
      RecordingChannel channel = RecordingChannel.telegram();
      TestNode node = new TestNode(databases, clock, channel);
      long chat = node.inbox().accept("telegram", Inbound.text(1, 100, "halo")).orElseThrow();
      node.queue(chat, "satu", "dua", "tiga", "empat", "lima");
      channel.then(
          new DeliveryResult.Accepted("theirs"),
          new DeliveryResult.NotSent("http_401"),
          new DeliveryResult.Unknown("timeout"),
          new DeliveryResult.Undeliverable(DeliveryResult.Cause.REJECTED, "63016"),
          new DeliveryResult.Throttled(Duration.ofSeconds(1), false),
          new DeliveryResult.NotSent("the customer's 0812 3456"));
      for (int i = 0; i < 8; i++) {
        node.dispatcher().deliverNow(chat);
        clock.advance(Duration.ofMinutes(3));
      }
      String all = metrics(node.telemetry());
      for (String code : List.of("http_401", "timeout", "63016", "throttled", "other")) {
        assertTrue(
            all.contains(
                "fineclean_provider_errors_total{channel=\"telegram\",code=\"%s\"} 1.0"
                    .formatted(code)),
            all);
      }
      assertTrue(!all.contains("0812"), all);
      assertTrue(
          all.contains("fineclean_provider_seconds_count{call=\"send\",channel=\"telegram\"} 9"),
          all);
      assertTrue(
          all.contains(
              "fineclean_outbox_doubts_total{channel=\"telegram\",outcome=\"repeated\"} 1"));
    }
  }

  @Test
  void codesWithoutEndDoNotFillTheMemory() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      telemetry.providerError("whatsapp", "http_" + i);
    }
    telemetry.providerError("whatsapp", "http_1");
    assertTrue(metrics().lines().filter(line -> line.contains("code=")).count() <= 61);
    assertFigure("fineclean_provider_errors_total{channel=\"whatsapp\",code=\"http_1\"} 2.0");
    assertFigure("fineclean_provider_errors_total{channel=\"whatsapp\",code=\"other\"} 940.0");
  }

  @ParameterizedTest
  @EnumSource
  void howMuchIsAskedOfTheDatabaseIsTold(TestDatabases.Kind kind) throws Exception {
    try (TestDatabases databases = TestDatabases.fresh(kind)) {
      Operations.register(telemetry, databases.main(), clock, folder, Optional.empty());
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch end = new CountDownLatch(1);
      Thread reader =
          Thread.startVirtualThread(
              () ->
                  databases
                      .main()
                      .read(
                          transaction -> {
                            begun.countDown();
                            return awaited(end);
                          }));
      assertTrue(begun.await(10, TimeUnit.SECONDS));
      assertFigure("fineclean_database_connections{state=\"busy\"} 1.0");
      assertFigure("fineclean_database_connections{state=\"waiting\"} 0.0");
      end.countDown();
      reader.join();
      assertFigure("fineclean_database_connections{state=\"busy\"} 0.0");
      assertTrue(metrics().lines().anyMatch(OperationsTest::isWriteTime));
    }
  }

  private static boolean awaited(CountDownLatch end) {
    try {
      return end.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isWriteTime(String line) {
    return line.startsWith("fineclean_database_write_seconds ")
        && Double.parseDouble(line.split(" ")[1]) > 0;
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
