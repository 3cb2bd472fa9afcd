package id.fineclean.bot.channel.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.ChannelContract;
import id.fineclean.bot.channel.Deletion;
import id.fineclean.bot.channel.DeliveryResult.Accepted;
import id.fineclean.bot.channel.DeliveryResult.Cause;
import id.fineclean.bot.channel.DeliveryResult.NotSent;
import id.fineclean.bot.channel.DeliveryResult.Throttled;
import id.fineclean.bot.channel.DeliveryResult.Undeliverable;
import id.fineclean.bot.channel.DeliveryResult.Unknown;
import id.fineclean.bot.channel.FakeProvider;
import id.fineclean.bot.channel.Fetched;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.OutboundMessage.Choice;
import id.fineclean.bot.channel.OutboundMessage.Request;
import id.fineclean.bot.channel.Payloads;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.WebhookRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramChannelTest extends ChannelContract {
  private static final String SECRET = "s3cret_of-tests-0";
  private final AtomicInteger messageIds = new AtomicInteger(500);

  static TelegramSettings settings(URI apiUrl, TelegramSettings.Mode mode) {
    return new TelegramSettings(
        "4200:TEST-token_of_tests",
        Optional.of(SECRET),
        apiUrl,
        mode,
        TelegramSettings.DEFAULT_LIMITS);
  }

  @Override
  protected Channel channel(URI apiUrl) {
    return new TelegramChannel(settings(apiUrl, TelegramSettings.Mode.WEBHOOK), CALL_TIMEOUT);
  }

  @Override
  protected FakeProvider.Answer accepting() {
    return (exchange, call) ->
        FakeProvider.json(
                200,
                "{\"ok\":true,\"result\":{\"message_id\":%d,\"date\":1,\"new\":{\"a\":1}}}"
                    .formatted(messageIds.incrementAndGet()))
            .to(exchange, call);
  }

  @Override
  protected FakeProvider.Answer throttling() {
    return FakeProvider.json(429, refusal(429, "Too Many Requests: retry after 7", 7));
  }

  @Override
  protected Recipient recipient() {
    return new Recipient("700000001", true);
  }

  @Override
  protected boolean isSending(FakeProvider.Call call) {
    return call.path().equalsIgnoreCase("/bot4200:TEST-token_of_tests/sendMessage");
  }

  @Override
  protected String sent(FakeProvider.Call call) {
    return json(call).path("text").textValue();
  }

  @Override
  protected WebhookRequest genuineRequest() {
    return new WebhookRequest(
        "/webhooks/telegram",
        Map.of("x-telegram-bot-api-secret-token", SECRET),
        Payloads.read("telegram/text.json"));
  }

  @Test
  void tellsTheMessagesIdSoThatEditsAndTapsCanBeTracedToIt() {
    provider.answer(FakeProvider.json(200, "{\"ok\":true,\"result\":{\"message_id\":42}}"));

    assertEquals(new Accepted("chat:700000001:42"), send());
  }

  @Test
  void answersInTheTopicTheCustomerWroteIn() {
    channel(provider.url()).send(OutboundMessage.of("Baik"), new Recipient("700000001/42", true));

    JsonNode call = json(provider.calls().getFirst());
    assertEquals("700000001", call.path("chat_id").asText());
    assertEquals(42, call.path("message_thread_id").asInt());
    send();
    assertFalse(json(provider.calls().getLast()).has("message_thread_id"));
  }

  @Test
  void answersBesideATopicThatIsGone() {
    provider.answer(
        (exchange, call) ->
            (json(call).has("message_thread_id")
                    ? FakeProvider.json(
                        400, refusal(400, "Bad Request: message thread not found", 0))
                    : accepting())
                .to(exchange, call));

    assertInstanceOf(
        Accepted.class,
        channel(provider.url())
            .send(OutboundMessage.of("Baik"), new Recipient("700000001/42", true)));
    assertEquals(2, provider.calls().size());
  }

  @Test
  void fetchesAFileFromTheBotApiAlone() {
    provider.answer(
        (exchange, call) ->
            (call.path().startsWith("/file/")
                    ? (FakeProvider.Answer)
                        (e, _) -> FakeProvider.respond(e, 200, "application/octet-stream", "jpeg")
                    : FakeProvider.json(200, file("photos/file_1.jpg")))
                .to(exchange, call));

    Fetched.File file = assertInstanceOf(Fetched.File.class, channel().fetch("AgAC", 4));
    assertEquals("jpeg", new String(file.content(), StandardCharsets.UTF_8));
    assertEquals(
        "/file/bot4200:TEST-token_of_tests/photos/file_1.jpg", provider.calls().getLast().path());
    assertEquals(new Fetched.TooLarge(), channel().fetch("AgAC", 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "/etc/passwd",
        "a/../../b",
        "https://evil.example/x",
        "a b",
        "a?b",
        "@x"
      })
  void fetchesNothingFromAPathThatLeadsElsewhere(String path) {
    provider.answer(FakeProvider.json(200, file(path)));

    assertEquals(new Fetched.Failed("no_path"), channel().fetch("AgAC", 100));
    assertEquals(1, provider.calls().size());
  }

  @ParameterizedTest
  @CsvSource({
    "400, Bad Request: file is too big, TooLarge",
    "400, Bad Request: wrong file_id or the file is temporarily unavailable, Gone",
    "429, Too Many Requests, Failed",
    "500, Internal Server Error, Failed"
  })
  void tellsAFileThatIsGoneFromOneToAskForAgain(int code, String words, String outcome) {
    provider.answer(FakeProvider.json(code, refusal(code, words, 0)));

    assertEquals(outcome, channel().fetch("AgAC", 100).getClass().getSimpleName());
  }

  @Test
  void deletesAMessageFromItsChat() {
    provider.answer(FakeProvider.json(200, "{\"ok\":true,\"result\":true}"));

    assertEquals(new Deletion.Deleted(), channel().delete("chat:700000001:42"));
    JsonNode call = json(provider.calls().getFirst());
    assertEquals("700000001", call.path("chat_id").asText());
    assertEquals(42, call.path("message_id").asInt());
    assertInstanceOf(Deletion.Refused.class, channel().delete("42"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, Bad Request: message to delete not found, Deleted",
    "400, Bad Request: message can't be deleted for everyone, Refused",
    "403, Forbidden: bot was blocked by the user, Refused",
    "429, Too Many Requests, Failed",
    "502, Bad Gateway, Failed"
  })
  void tellsWhatBecameOfADeletion(int code, String words, String outcome) {
    provider.answer(FakeProvider.json(code, refusal(code, words, 0)));

    assertEquals(outcome, channel().delete("chat:1:2").getClass().getSimpleName());
  }

  private Channel channel() {
    return channel(provider.url());
  }

  private static String file(String path) {
    return "{\"ok\":true,\"result\":{\"file_id\":\"AgAC\",\"file_unique_id\":\"u\",\"file_path\":\"%s\"}}"
        .formatted(path);
  }

  @Test
  void sendsPlainTextAndTakesAwayAKeyboardThatAskedForSomething() {
    send(OutboundMessage.of("Baik *kak*"));

    JsonNode call = json(provider.calls().getFirst());
    assertEquals("700000001", call.path("chat_id").asText());
    assertEquals("Baik *kak*", call.path("text").textValue());
    assertFalse(call.has("parse_mode"));
    assertTrue(call.path("reply_markup").path("remove_keyboard").booleanValue());
  }

  @Test
  void showsChoicesAsButtonsBelowTheMessage() {
    send(
        message(
            Request.NONE,
            new Choice("t:9", "09.00"),
            new Choice("t:10", "10.00"),
            new Choice("t:11", "11.00"),
            new Choice("t:13", "13.00")));

    JsonNode rows = json(provider.calls().getFirst()).path("reply_markup").path("inline_keyboard");
    assertEquals(2, rows.size());
    assertEquals("10.00", rows.path(0).path(1).path("text").textValue());
    assertEquals("t:13", rows.path(1).path(0).path("callback_data").textValue());
  }

  @Test
  void givesALongChoiceALineOfItsOwn() {
    send(
        message(
            Request.NONE,
            new Choice("s:1", "Bersih-bersih rumah menyeluruh"),
            new Choice("s:2", "Cuci sofa")));

    assertEquals(
        2, json(provider.calls().getFirst()).path("reply_markup").path("inline_keyboard").size());
  }

  @ParameterizedTest
  @CsvSource({"LOCATION, request_location", "CONTACT, request_contact"})
  void asksThePhoneForSomethingWithChoicesBesideIt(Request request, String field) {
    send(message(request, new Choice("skip", "Lewati")));

    JsonNode markup = json(provider.calls().getFirst()).path("reply_markup");
    assertTrue(markup.path("keyboard").path(0).path(0).path(field).booleanValue());
    assertEquals("Lewati", markup.path("keyboard").path(1).path(0).path("text").textValue());
    assertTrue(markup.path("one_time_keyboard").booleanValue());
    assertTrue(markup.path("resize_keyboard").booleanValue());
  }

  @Test
  void passesOnHowLongTelegramWantsToBeLeftAlone() {
    provider.answer(throttling());

    assertEquals(new Throttled(Duration.ofSeconds(7), false), send());
  }

  @ParameterizedTest
  @CsvSource({
    "403, Forbidden: bot was blocked by the user, BLOCKED",
    "403, Forbidden: user is deactivated, NOT_ON_CHANNEL",
    "403, Forbidden: bot can't initiate conversation with a user, NOT_ON_CHANNEL",
    "400, Bad Request: chat not found, NOT_ON_CHANNEL",
    "400, Bad Request: message is too long, REJECTED",
    "400, Bad Request: BUTTON_DATA_INVALID, REJECTED",
    "413, Request Entity Too Large, REJECTED"
  })
  void saysUndeliverableAndWhy(int code, String description, Cause cause) {
    provider.answer(FakeProvider.json(code, refusal(code, description, 0)));

    assertEquals(new Undeliverable(cause, Integer.toString(code)), send());
    assertSentOnce();
  }

  /// The token may be put right: nothing is lost until then.
  @ParameterizedTest
  @CsvSource({"401, Unauthorized", "404, Not Found"})
  void saysNotSentWhereTheTokenIsRefused(int code, String description) {
    provider.answer(FakeProvider.json(code, refusal(code, description, 0)));

    assertEquals(new NotSent("token_refused"), send());
    assertSentOnce();
  }

  @ParameterizedTest
  @CsvSource({"500, Internal Server Error: restart", "502, Bad Gateway", "503, Timeout"})
  void saysUnknownWhereTelegramItselfFailed(int code, String description) {
    provider.answer(FakeProvider.json(code, refusal(code, description, 0)));

    assertEquals(new Unknown("refused_" + code), send());
    assertSentOnce();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 504})
  void saysUnknownWhereAGatewayMayHavePassedTheCallOn(int status) {
    provider.answer(FakeProvider.html(status));

    assertEquals(new Unknown("http_" + status), send());
    assertSentOnce();
  }

  @Test
  void saysNotSentWhereAGatewayIsNotReady() {
    provider.answer(FakeProvider.html(503));

    assertEquals(new NotSent("http_503"), send());
    assertSentOnce();
  }

  @Test
  void acknowledgesATap() throws InterruptedException {
    provider.answer(FakeProvider.json(200, "{\"ok\":true,\"result\":true}"));
    channel(provider.url()).acknowledgeTap("3000000000000000001");

    for (int i = 0; i < 100 && provider.calls().isEmpty(); i++) {
      Thread.sleep(20);
    }
    FakeProvider.Call call = provider.calls().getFirst();
    assertTrue(call.path().toLowerCase(java.util.Locale.ROOT).endsWith("/answercallbackquery"));
    assertEquals("3000000000000000001", json(call).path("callback_query_id").textValue());
  }

  @Test
  void hasNoWebhookWhenPolling() {
    assertEquals(
        List.of(),
        new TelegramChannel(settings(provider.url(), TelegramSettings.Mode.POLLING)).webhooks());
  }

  private static OutboundMessage message(Request request, Choice... choices) {
    return new OutboundMessage("Pilih ya kak", List.of(choices), request, Optional.empty());
  }

  static String refusal(int code, String description, int retryAfter) {
    return "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\"%s}"
        .formatted(
            code,
            description,
            retryAfter == 0 ? "" : ",\"parameters\":{\"retry_after\":" + retryAfter + "}");
  }

  static JsonNode json(FakeProvider.Call call) {
    try {
      return Json.read(call.body().getBytes(StandardCharsets.UTF_8));
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }
}
