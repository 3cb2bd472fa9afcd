package id.fineclean.bot.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import id.fineclean.bot.channel.FakeProvider;
import id.fineclean.bot.channel.FakeProvider.Call;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Telegram and Twilio on loopback, as far as the bot calls them: they keep what they took, and
/// misbehave as they are told.
final class FakeProviders implements AutoCloseable {
  static final String TOKEN = "4200:TEST-token_of_tests";
  static final String ACCOUNT = "AC00000000000000000000000000000000";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  /// As Twilio writes the time in a message.
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss +0000", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final FakeProvider telegram = new FakeProvider(this::telegram);
  private final FakeProvider twilio = new FakeProvider(this::twilio);
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger(1000);
  private final AtomicReference<Mood> mood = new AtomicReference<>(() -> new Reaction.Take());

  /// A message that was taken, and will reach the customer.
  ///
  /// @param to as the bot addressed it
  /// @param id as the bot stores it
  /// @param payloads of the buttons below it
  record Sent(String to, String text, String id, List<String> payloads, Instant at) {}

  /// How the providers are disposed: asked for each message they are to send.
  @FunctionalInterface
  interface Mood {
    Reaction next();
  }

  /// What happens to a message.
  sealed interface Reaction {
    /// Taken and confirmed.
    record Take() implements Reaction {}

    /// Taken, and confirmed after a while.
    record Late(Duration delay) implements Reaction {}

    /// Refused for now.
    ///
    /// @param status 429, 500 or 503
    record Refuse(int status) implements Reaction {}

    /// Taken or not, and the connection breaks before an answer.
    record Break(boolean taken) implements Reaction {}

    /// The calling process dies meanwhile.
    record Kill(Moment moment, Runnable shot) implements Reaction {}
  }

  /// When the process dies that calls.
  enum Moment {
    BEFORE_TAKEN,
    BEFORE_ANSWER,
    AFTER_ANSWER
  }

  URI telegramUrl() {
    return telegram.url();
  }

  URI twilioUrl() {
    return twilio.url();
  }

  void mood(Mood next) {
    mood.set(next);
  }

  void calm() {
    mood.set(Reaction.Take::new);
  }

  /// Both refuse connections from now on.
  void leave() {
    telegram.leave();
    twilio.leave();
  }

  void comeBack() {
    telegram.comeBack();
    twilio.comeBack();
  }

  /// Everything taken so far, in order.
  List<Sent> sent() {
    return List.copyOf(sent);
  }

  List<Sent> sentTo(String to) {
    return sent.stream().filter(message -> message.to.equals(to)).toList();
  }

  @Override
  public void close() {
    telegram.close();
    twilio.close();
  }

  private void telegram(HttpExchange exchange, Call call) throws IOException {
    if (!call.path().equalsIgnoreCase("/bot" + TOKEN + "/sendMessage")) {
      FakeProvider.json(200, "{\"ok\":true,\"result\":true}").to(exchange, call);
      return;
    }
    JsonNode message = JSON.readTree(call.body());
    String chat = message.path("chat_id").asText();
    int number = numbers.incrementAndGet();
    Sent taken =
        new Sent(
            chat,
            message.path("text").asText(),
            "chat:" + chat + ":" + number,
            message.findValuesAsText("callback_data"),
            Instant.now());
    String answer = "{\"ok\":true,\"result\":{\"message_id\":%d,\"date\":1}}".formatted(number);
    react(exchange, call, taken, FakeProvider.json(200, answer), FakeProviders::refusedByTelegram);
  }

  private static FakeProvider.Answer refusedByTelegram(int status) {
    String parameters = status == 429 ? ",\"parameters\":{\"retry_after\":1}" : "";
    return FakeProvider.json(
        status,
        "{\"ok\":false,\"error_code\":%d,\"description\":\"made up\"%s}"
            .formatted(status, parameters));
  }

  private void twilio(HttpExchange exchange, Call call) throws IOException {
    if (call.method().equals("GET")) {
      list(exchange, call);
      return;
    }
    Map<String, String> form = form(call.body());
    Sent taken =
        new Sent(
            form.get("To"),
            form.get("Body"),
            "SM%032d".formatted(numbers.incrementAndGet()),
            List.of(),
            Instant.now());
    String answer = "{\"sid\":\"%s\",\"status\":\"queued\"}".formatted(taken.id);
    react(exchange, call, taken, FakeProvider.json(201, answer), FakeProviders::refusedByTwilio);
  }

  private static FakeProvider.Answer refusedByTwilio(int status) {
    String body =
        "{\"code\":%d,\"message\":\"made up\",\"status\":%d}"
            .formatted(status == 429 ? 20429 : 20500, status);
    return FakeProvider.json(status, body, "Retry-After", "1");
  }

  /// What the bot asks for where it does not know what became of a call.
  private void list(HttpExchange exchange, Call call) throws IOException {
    String to = form(call.query()).get("To");
    String messages =
        sentTo(to).reversed().stream()
            .limit(20)
            .map(FakeProviders::listed)
            .collect(Collectors.joining(","));
    exchange.getResponseHeaders().set("Date", HTTP_DATE.format(Instant.now()));
    String uri = call.path() + "?" + call.query();
    FakeProvider.json(
            200, "{\"messages\":[%s],\"uri\":\"%s\",\"page_size\":20}".formatted(messages, uri))
        .to(exchange, call);
  }

  private static String listed(Sent message) {
    return JSON.createObjectNode()
        .put("sid", message.id)
        .put("body", message.text)
        .put("to", message.to)
        .put("direction", "outbound-api")
        .put("date_created", CREATED.format(message.at))
        .toString();
  }

  /// How an error looks at one provider.
  @FunctionalInterface
  private interface Refusal {
    FakeProvider.Answer of(int status);
  }

  private void react(
      HttpExchange exchange, Call call, Sent message, FakeProvider.Answer yes, Refusal no)
      throws IOException {
    switch (mood.get().next()) {
      case Reaction.Take _ -> take(exchange, call, message, yes);
      case Reaction.Late late -> {
        sent.add(message);
        Waiting.pause(late.delay);
        yes.to(exchange, call);
      }
      case Reaction.Refuse refuse -> no.of(refuse.status).to(exchange, call);
      case Reaction.Break breaking -> {
        if (breaking.taken) {
          sent.add(message);
        }
        exchange.close();
      }
      case Reaction.Kill kill -> kill(exchange, call, message, yes, kill);
    }
  }

  private void take(HttpExchange exchange, Call call, Sent message, FakeProvider.Answer yes)
      throws IOException {
    sent.add(message);
    yes.to(exchange, call);
  }

  private void kill(
      HttpExchange exchange, Call call, Sent message, FakeProvider.Answer yes, Reaction.Kill kill)
      throws IOException {
    switch (kill.moment) {
      case BEFORE_TAKEN -> {
        kill.shot.run();
        exchange.close();
      }
      case BEFORE_ANSWER -> {
        sent.add(message);
        kill.shot.run();
        exchange.close();
      }
      case AFTER_ANSWER -> {
        take(exchange, call, message, yes);
        kill.shot.run();
      }
    }
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> decode(pair[0]), pair -> decode(pair[1]), (a, _) -> a));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
