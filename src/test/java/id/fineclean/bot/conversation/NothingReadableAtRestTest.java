package id.fineclean.bot.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.DeliveryStatus;
import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.conversation.TurnProcessor.Result;
import id.fineclean.bot.testing.CapturedLog;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.testing.TestNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Guarantee G8: after a conversation with known words in it, none of them can be read in any file
/// or in the log.
class NothingReadableAtRestTest {
  private static final String NAME = "Zulaikha Penanda";
  private static final String PHONE = "+6281298765432";
  private static final String ADDRESS = "Jalan Penanda Tujuh 77, Kemang";
  private static final String TEXT = "penanda-teks-kuning";
  private static final String USER = "987650001234";
  private static final String PROVIDER_ID = "wamid-penanda-0001";
  private static final List<String> MARKERS =
      List.of(NAME, "Zulaikha", PHONE, "81298765432", ADDRESS, "Kemang", TEXT, USER, PROVIDER_ID);
  private static final List<Charset> ENCODINGS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

  private final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");
  private int update = 100;

  @Test
  void noFileAndNoLogHoldsWhatWasSaid() throws Exception {
    try (CapturedLog log = new CapturedLog();
        TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE)) {
      List<String> sent = converse(databases);
      assertTrue(sent.stream().anyMatch(text -> text.contains(TEXT)), "the markers went through");
      assertEquals(
          List.of(), found(databases.folder()), "while running, the log of SQLite included");
      assertTrue(Files.size(databases.folder().resolve("main.db-wal")) > 0, "there is such a log");
      databases.main().close();
      databases.keys().close();
      assertEquals(List.of(), found(databases.folder()), "after the end");
      String logged = log.text();
      assertEquals(List.of(), MARKERS.stream().filter(logged::contains).toList(), "in the log");
      assertTrue(logged.contains("NumberFormatException"), "which saw the failures");
    }
  }

  @Test
  void theSearchFindsWhatIsThere() throws IOException {
    try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE)) {
      for (Charset encoding : ENCODINGS) {
        Path file = databases.folder().resolve(encoding.name());
        Files.write(file, ("x".repeat(5_000) + ADDRESS).getBytes(encoding));
      }
      List<String> found = found(databases.folder());
      for (Charset encoding : ENCODINGS) {
        String file = " in " + encoding.name() + " as " + encoding;
        assertTrue(found.containsAll(List.of(ADDRESS + file, "Kemang" + file)), found::toString);
      }
    }
  }

  private List<String> converse(TestDatabases databases) throws Exception {
    RecordingChannel channel = RecordingChannel.telegram();
    channel.then(
        new DeliveryResult.Accepted(PROVIDER_ID),
        new DeliveryResult.NotSent("500"),
        new DeliveryResult.Accepted(PROVIDER_ID + "2"),
        new DeliveryResult.Unknown("timeout"));
    TestNode node = new TestNode(databases, clock, channel);
    TurnProcessor turns = processor(node);
    List<InboundContent> contents =
        List.of(
            new InboundContent.Text("mulai"),
            new InboundContent.Text("nama saya " + NAME + ", " + PHONE + ", " + TEXT),
            new InboundContent.Text("number"),
            new InboundContent.Location(-6.26, 106.81, Optional.of(ADDRESS)),
            new InboundContent.ContactCard(PHONE, true),
            new InboundContent.Media(
                InboundContent.MediaKind.PHOTO, TEXT, Optional.of(ADDRESS), Optional.of(TEXT)),
            new InboundContent.Edit("message-101", TEXT + " diubah"),
            new InboundContent.Text("akhir"));
    for (InboundContent content : contents) {
      long chat = node.inbox().accept("telegram", message(content)).orElseThrow();
      while (turns.handleNext(chat) instanceof Result.Handled) {
        node.dispatcher().deliverNow(chat);
        clock.advance(Duration.ofSeconds(5));
      }
      node.dispatcher().deliverNow(chat);
    }
    node.deliveries()
        .report(
            "telegram",
            new DeliveryStatus(
                PROVIDER_ID, DeliveryStatus.State.DELIVERED, Optional.empty(), Optional.empty()));
    node.deliveries()
        .report(
            "telegram",
            new DeliveryStatus(
                PROVIDER_ID + "-early",
                DeliveryStatus.State.SENT,
                Optional.empty(),
                Optional.empty()));
    return channel.texts();
  }

  private InboundMessage message(InboundContent content) {
    long number = update++;
    return new InboundMessage(
        USER + ":" + number,
        "message-" + number,
        OptionalLong.of(number),
        new Sender(
            List.of(new ExternalIdentity("telegram-user", USER)),
            USER,
            Optional.of(PHONE),
            Optional.of(NAME),
            Optional.of("id")),
        content);
  }

  /// A flow that repeats what it hears, keeps it in its memory, and chokes on it when told to.
  private TurnProcessor processor(TestNode node) throws Exception {
    Dialogue dialogue = Turns.dialogue(new RepeatingFlow(MARKERS));
    return new TurnProcessor(
        node.database(),
        node.inbox(),
        node.outbox(),
        node.vault(),
        new Handovers(node.database()),
        () -> dialogue,
        node.channels(),
        clock,
        node.telemetry(),
        Duration.ZERO);
  }

  private static List<String> found(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // One byte a character: what was a sequence of bytes is one of characters.
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String marker : MARKERS) {
          for (Charset encoding : ENCODINGS) {
            String wanted = new String(marker.getBytes(encoding), StandardCharsets.ISO_8859_1);
            if (bytes.contains(wanted)) {
              found.add(marker + " in " + file.getFileName() + " as " + encoding);
            }
          }
        }
      }
    }
    return found;
  }
}
