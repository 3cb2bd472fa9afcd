package id.fineclean.bot.channel.whatsapp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.Backlog;
import id.fineclean.bot.channel.Deletion;
import id.fineclean.bot.channel.FakeProvider;
import id.fineclean.bot.channel.Fetched;
import id.fineclean.bot.channel.InboundContent.Media;
import id.fineclean.bot.channel.InboundContent.MediaKind;
import id.fineclean.bot.channel.InboundContent.Text;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.SentLog;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Twilio keeps: files, messages to be deleted, messages that never arrived.
class TwilioLogTest {
  private static final String ACCOUNT = "AC00000000000000000000000000000000";
  private static final String PREFIX = "/2010-04-01/Accounts/" + ACCOUNT + "/";
  private static final String FILE = "https://api.twilio.com" + PREFIX + "Messages/MM1/Media/ME1";
  private static final int LIMIT = 1000;
  private static final Duration REACH = Duration.ofMinutes(10);
  private static final Duration YOUNGEST = Duration.ofSeconds(30);

  private final FakeProvider twilio = new FakeProvider(FakeProvider.hangUp());
  private final WhatsAppChannel channel =
      new WhatsAppChannel(
          new TwilioSettings(
              ACCOUNT,
              List.of("token"),
              "whatsapp:+628110000000",
              twilio.url(),
              URI.create("https://bot.example.com"),
              TwilioSettings.DEFAULT_LIMITS),
          Duration.ofSeconds(2));

  @AfterEach
  void stop() {
    twilio.close();
  }

  @Test
  void fetchesAFileFromWhereTwilioKeepsItAndTellsNobodyElseTheToken() {
    twilio.answer(
        (exchange, call) -> {
          if (call.path().startsWith(PREFIX)) {
            exchange.getResponseHeaders().add("Location", twilio.url() + "/storage/1");
            FakeProvider.respond(exchange, 307, "text/plain", "");
          } else {
            FakeProvider.respond(exchange, 200, "image/jpeg", "jpeg");
          }
        });

    Fetched.File file = assertInstanceOf(Fetched.File.class, channel.fetch(FILE, LIMIT));

    assertArrayEquals("jpeg".getBytes(StandardCharsets.UTF_8), file.content());
    assertEquals(Optional.of("image/jpeg"), file.mime());
    assertTrue(twilio.calls().getFirst().header("Authorization").startsWith("Basic "));
    assertEquals("", twilio.calls().getLast().header("Authorization"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://api.twilio.com/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages/x",
        "https://api.twilio.com.evil.example/2010-04-01/Accounts/AC00000000000000000000000000000000/x",
        "https://api.twilio.com@evil.example/2010-04-01/Accounts/AC00000000000000000000000000000000/x",
        "https://api.twilio.com:8443/2010-04-01/Accounts/AC00000000000000000000000000000000/x",
        "https://api.twilio.com/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages/x",
        "https://api.twilio.com/2010-04-01/Accounts/AC00000000000000000000000000000000/../../x",
        "https://api.twilio.com/2010-04-01/Accounts/AC00000000000000000000000000000000/%2e%2e/x",
        "file:///etc/passwd",
        "/etc/passwd",
        "not an address",
        ""
      })
  void fetchesNothingThatIsNotAFileOfOurAccount(String reference) {
    assertEquals(new Fetched.Gone(), channel.fetch(reference, LIMIT));
    assertEquals(List.of(), twilio.calls());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "https://evil.example/media.twiliocdn.com/x",
        "https://bucket.amazonaws.com/other/x",
        "https://media.twiliocdn.com.evil.example/x",
        "https://media.twiliocdn.com:22/x",
        "http://media.twiliocdn.com/x",
        "file:///etc/passwd",
        "::"
      })
  void isNotSentAnywhereButToTwiliosStorage(String elsewhere) {
    twilio.answer(
        (exchange, _) -> {
          exchange.getResponseHeaders().add("Location", elsewhere);
          FakeProvider.respond(exchange, 302, "text/plain", "");
        });

    assertEquals(new Fetched.Failed("foreign_storage"), channel.fetch(FILE, LIMIT));
    assertEquals(1, twilio.calls().size());
  }

  @Test
  void isNotSentRoundForEver() {
    twilio.answer(
        (exchange, _) -> {
          exchange.getResponseHeaders().add("Location", twilio.url() + "/storage/1");
          FakeProvider.respond(exchange, 302, "text/plain", "");
        });

    assertEquals(new Fetched.Failed("foreign_storage"), channel.fetch(FILE, LIMIT));
    assertEquals(3, twilio.calls().size());
  }

  @Test
  void readsNoMoreThanIsWanted() {
    twilio.answer(
        (exchange, _) -> FakeProvider.respond(exchange, 200, "image/jpeg", "x".repeat(LIMIT + 1)));
    assertEquals(new Fetched.TooLarge(), channel.fetch(FILE, LIMIT));

    twilio.answer(
        (exchange, _) -> FakeProvider.respond(exchange, 200, "image/jpeg", "x".repeat(LIMIT)));
    assertInstanceOf(Fetched.File.class, channel.fetch(FILE, LIMIT));
  }

  @ParameterizedTest
  @CsvSource({"404, Gone", "410, Gone", "401, Failed", "429, Failed", "500, Failed"})
  void tellsAFileThatIsGoneFromOneToAskForAgain(int status, String outcome) {
    twilio.answer(FakeProvider.json(status, "{}"));

    assertEquals(outcome, channel.fetch(FILE, LIMIT).getClass().getSimpleName());
  }

  @Test
  void doesNotWaitForAFileForEver() {
    twilio.answer(FakeProvider.late(Duration.ofSeconds(3), FakeProvider.html(200)));

    assertEquals(new Fetched.Failed("timeout"), channel.fetch(FILE, LIMIT));
  }

  @Test
  void deletesAMessageWithItsFiles() {
    twilio.answer(
        (exchange, call) ->
            (call.method().equals("GET")
                    ? FakeProvider.json(
                        200, "{\"media_list\":[{\"sid\":\"ME1\"},{\"sid\":\"ME2\"}]}")
                    : FakeProvider.json(204, ""))
                .to(exchange, call));

    assertEquals(new Deletion.Deleted(), channel.delete("MM1/1"));
    assertEquals(
        List.of("Messages/MM1/Media/ME1.json", "Messages/MM1/Media/ME2.json", "Messages/MM1.json"),
        twilio.calls().stream()
            .filter(call -> call.method().equals("DELETE"))
            .map(call -> call.path().substring(PREFIX.length()))
            .toList());
  }

  @Test
  void takesAMessageThatIsGoneForDeletedAndNoFailureForIt() {
    twilio.answer(FakeProvider.json(404, "{\"code\":20404}"));
    assertEquals(new Deletion.Deleted(), channel.delete("SM1"));

    twilio.answer(FakeProvider.json(500, "{\"code\":20500}"));
    assertInstanceOf(Deletion.Failed.class, channel.delete("SM1"));
    assertInstanceOf(Deletion.Refused.class, channel.delete("../Calls"));
  }

  @Test
  void findsWhatNeverArrivedEachAsItsWebhookWouldHaveBroughtIt() {
    twilio.answer(
        list(
            inbound("SM5", "terlalu baru", 5),
            inbound("SM4", "", 60, "2"),
            inbound("SM3", "kak jadi besok ya", 90),
            outbound("SM2", "Baik kak", 100),
            inbound("SM1", "sudah sampai", 120),
            inbound("SM0", "terlalu lama", 3600)));

    List<InboundMessage> missed = missed(Set.of("SM1"));

    assertEquals(
        List.of("SM3", "SM4", "SM4/1"), missed.stream().map(InboundMessage::deliveryId).toList());
    InboundMessage first = missed.getFirst();
    assertEquals(new Text("kak jadi besok ya"), first.content());
    assertEquals("whatsapp:+6281200000001", first.sender().address());
    assertEquals(Optional.of("+6281200000001"), first.sender().phone());
    assertEquals(90, ChronoUnit.SECONDS.between(first.writtenAt().orElseThrow(), Instant.now()), 5);
    assertEquals(
        new Media(
            MediaKind.PHOTO,
            "https://api.twilio.com" + PREFIX + "Messages/SM4/Media/ME1",
            Optional.of("image/jpeg"),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.of("SM4")),
        missed.get(1).content());
  }

  @Test
  void takesNeitherReactionsNorBlanksForMessages() {
    twilio.answer(list(inbound("SM2", "👍", 60), inbound("SM1", "", 60), inbound("SM0", "1", 60)));

    assertEquals(
        List.of(new Text("1")), missed(Set.of()).stream().map(InboundMessage::content).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"uri\":\"" + PREFIX + "Messages.json\",", "\"uri\":null,", ""})
  void turnsThePagesUntilItHasReachedBackFarEnough(String own) {
    twilio.answer(
        (exchange, call) -> {
          int page =
              call.query().contains("Page=")
                  ? call.query().charAt(call.query().length() - 1) - '0'
                  : 0;
          dated(
                  page(
                          inbound("SM" + page, "halo " + page, 60 + 240 * page),
                          PREFIX + "Messages.json?PageSize=200&Page=" + (page + 1))
                      .replaceFirst("\"uri\":\"[^\"]*\",", own))
              .to(exchange, call);
        });

    assertEquals(
        List.of("SM2", "SM1", "SM0"),
        missed(Set.of()).stream().map(InboundMessage::deliveryId).toList());
    assertEquals(4, twilio.calls().size());
  }

  @Test
  void cannotTellWhatWasMissedWhileTwilioIsAway() {
    for (FakeProvider.Answer away :
        List.of(
            FakeProvider.hangUp(),
            FakeProvider.html(502),
            FakeProvider.json(401, "{}"),
            dated("{\"messages\":{}}"),
            dated(page(inbound("SM1", "halo", 60).replace("+0000", "GMT"), "")),
            dated(page(inbound("SM1", "halo", 60).replace("date_sent", "date"), "")),
            dated("no json"))) {
      twilio.answer(away);

      assertInstanceOf(Backlog.Unclear.class, channel.backlog(REACH, YOUNGEST, _ -> false));
    }
    assertFalse(twilio.calls().isEmpty());
  }

  @Test
  void listsWhatWasSentBetweenTwoMomentsOverAllPages() {
    Instant now = Instant.now();
    twilio.answer(
        (exchange, call) -> {
          int page =
              call.query().contains("Page=")
                  ? call.query().charAt(call.query().length() - 1) - '0'
                  : 0;
          String messages =
              outbound("SM%d1".formatted(page), 60 + 240 * page)
                  + ","
                  + inbound("SM%d0".formatted(page), "halo", 60 + 240 * page);
          dated(page(messages, PREFIX + "Messages.json?PageSize=1000&Page=" + (page + 1)))
              .to(exchange, call);
        });

    SentLog.Kept kept =
        assertInstanceOf(
            SentLog.Kept.class, channel.sent(now.minusSeconds(600), now.minusSeconds(120)));

    assertEquals(
        List.of("SM21", "SM11"), kept.entries().stream().map(SentLog.Entry::messageId).toList());
    assertTrue(
        twilio.calls().getFirst().query().contains("From=whatsapp%3A%2B628110000000"),
        twilio.calls().getFirst().query());
    twilio.answer(FakeProvider.html(502));
    assertInstanceOf(SentLog.Unclear.class, channel.sent(now.minusSeconds(600), now));
  }

  private static String outbound(String sid, int secondsAgo) {
    return inbound(sid, "Pesanan dicatat", secondsAgo)
        .replace("inbound", "outbound-api")
        .replace("date_sent", "date_created");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "@evil.example/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json",
        ".evil.example/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json",
        ":8443/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json",
        "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json"
      })
  void turnsToNoPageThatIsNotOfOurAccount(String next) {
    twilio.answer(dated(page("", next)));

    assertInstanceOf(Backlog.Unclear.class, channel.backlog(REACH, YOUNGEST, _ -> false));
    assertEquals(1, twilio.calls().size());
  }

  private static String page(String messages, String next) {
    return "{\"messages\":[%s],\"uri\":\"%sMessages.json\",\"next_page_uri\":\"%s\"}"
        .formatted(messages, PREFIX, next);
  }

  private List<InboundMessage> missed(Set<String> known) {
    return assertInstanceOf(Backlog.Kept.class, channel.backlog(REACH, YOUNGEST, known::contains))
        .messages();
  }

  private FakeProvider.Answer list(String... messages) {
    FakeProvider.Answer list =
        dated("{\"messages\":[%s],\"next_page_uri\":null}".formatted(String.join(",", messages)));
    FakeProvider.Answer files =
        FakeProvider.json(
            200,
            "{\"media_list\":[{\"sid\":\"ME1\",\"content_type\":\"image/jpeg\"},"
                + "{\"sid\":\"ME2\",\"content_type\":\"audio/ogg\"}]}");
    return (exchange, call) ->
        (call.path().endsWith("/Media.json") ? files : list).to(exchange, call);
  }

  /// The JDK's server dates its answers itself.
  private static FakeProvider.Answer dated(String body) {
    return FakeProvider.json(200, body);
  }

  private static String inbound(String sid, String body, int secondsAgo) {
    return inbound(sid, body, secondsAgo, "0");
  }

  private static String inbound(String sid, String body, int secondsAgo, String files) {
    return message(sid, body, secondsAgo, files, "inbound");
  }

  private static String outbound(String sid, String body, int secondsAgo) {
    return message(sid, body, secondsAgo, "0", "outbound-api");
  }

  private static String message(
      String sid, String body, int secondsAgo, String files, String direction) {
    String at =
        DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss +0000", Locale.US)
            .format(Instant.now().minusSeconds(secondsAgo).atOffset(ZoneOffset.UTC));
    return ("{\"sid\":\"%s\",\"body\":\"%s\",\"date_sent\":\"%s\",\"num_media\":\"%s\","
            + "\"direction\":\"%s\",\"from\":\"whatsapp:+6281200000001\"}")
        .formatted(sid, body, at, files, direction);
  }
}
