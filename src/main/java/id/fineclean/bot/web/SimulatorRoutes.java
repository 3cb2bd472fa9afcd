package id.fineclean.bot.web;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.simulator.Chat;
import id.fineclean.bot.channel.simulator.Simulator;
import id.fineclean.bot.channel.simulator.SimulatorChannel;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.time.SettableClock;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The simulator: a page with a phone on it, and the interface behind it, which scripts may use
/// too. Only to be registered where anybody who reaches the server may play.
///
/// `GET /simulator` is the page.
///
/// `POST /simulator/api/messages` lets a customer send something:
/// ```json
/// {"channel": "telegram",
///  "customer": {"id": "ani", "name": "Ani Contoh", "phone": "+628110000001", "language": "id"},
///  "content": {"type": "text", "text": "mau booking besok jam 10"},
///  "twice": false}
/// ```
/// `channel` is `whatsapp` or `telegram`; of `customer` only `id` is needed; `twice` has it
/// delivered twice. `content` is one of
/// - `{"type": "text", "text"}`
/// - `{"type": "tap", "payload"}`, the payload of a choice the bot showed (Telegram only)
/// - `{"type": "location", "latitude", "longitude", "address"?}`
/// - `{"type": "contact_card", "phone", "own"?}`
/// - `{"type": "media", "kind", "caption"?, "album"?}` with kind `photo`, `video`, `voice`,
///   `audio`, `document` or `sticker`
/// - `{"type": "edit", "messageId", "text"}` of an earlier text (Telegram only)
/// - `{"type": "reachability", "reachable"}`, blocking the bot and letting it in (Telegram only)
/// - `{"type": "poll"}`, something the bot cannot read
///
/// The answer, `{"messageId", "stored"}`, comes when the message is durable; `stored` is how many
/// of the deliveries were new.
///
/// `GET /simulator/api/state` tells `{"clock": …, "chats": [{"channel", "customer", "blocked",
/// "messages"}]}`; `?channel=` and `?customer=` narrow it. See
/// [id.fineclean.bot.channel.simulator.ChatMessage].
///
/// `GET /simulator/api/events` is a stream of server-sent events: `clock` first and after every
/// move, and `message` `{"channel", "customer", "message"}` for each that is new or has changed.
///
/// `POST /simulator/api/clock` moves the bot's clock ahead, by `{"advance": "PT1H"}` (ISO 8601) or
/// to `{"to": "2026-11-23T08:00"}` in the company's zone, ten years in all. The answer is the
/// clock: `{"now", "local", "zone", "ahead"}`, the last in seconds. While a real channel is on it
/// stays, and the answer is 400 `{"error": "real_channel"}`.
///
/// Refused: 400 `{"error": field}`; 403 from another site, or by a strange host name; 413 over
/// 256 KiB; 415 not JSON; 503 the database is unavailable.
///
/// ```sh
/// curl -s localhost:7070/simulator/api/messages -H 'Content-Type: application/json' \
///   -d '{"channel":"whatsapp","customer":{"id":"ani"},"content":{"type":"text","text":"halo"}}'
/// ```
public final class SimulatorRoutes implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatorRoutes.class);

  /// Where the interface is.
  static final String API = "/simulator/api/";
  private static final Duration FARTHEST = Duration.ofDays(3650);

  private static final List<String> FILES =
      List.of(
          "base.css",
          "phone.css",
          "panel.css",
          "skins.css",
          "main.js",
          "api.js",
          "chat.js",
          "bubble.js",
          "composer.js",
          "dom.js",
          "panel.js",
          "texts.js",
          "time.js",
          "icon.svg",
          "wallpaper.svg");

  private final Simulator simulator;
  private final InboxIntake intake;
  private final SettableClock clock;
  private final ZoneId zone;
  private final Listening listening;
  private final SameOrigin guard;
  private final EventStreams events = new EventStreams();

  /// @param clock the bot's
  /// @param zone the company's
  /// @param listening what the server may be called by: addresses, `localhost`, and the name the
  ///     world knows; on this machine only, nothing but this machine's own names, and no proxy
  public SimulatorRoutes(
      Simulator simulator,
      InboxIntake intake,
      SettableClock clock,
      ZoneId zone,
      Listening listening) {
    this.simulator = simulator;
    this.intake = intake;
    this.clock = clock;
    this.zone = zone;
    this.listening = listening;
    this.guard = new SameOrigin(listening);
    // The routes live as long as the simulator and the clock: nobody has to stop listening.
    simulator.phones().watch(change -> events.send("message", change));
    clock.onMove(() -> events.send("clock", time()));
  }

  @Override
  public void register(RoutesConfig routes) {
    if (!listening.loopback() || listening.publicUrl().isPresent()) {
      LOG.warn("the simulator is open to everybody who reaches this server: set SIMULATOR=false");
    }
    StaticFiles.register(routes, "/simulator", "simulator", "index.html", guard);
    for (String file : FILES) {
      StaticFiles.register(routes, "/simulator/" + file, "simulator", file, guard);
    }
    routes.get(API + "state", guard.aroundFetch(this::state));
    routes.get(API + "events", guard.aroundFetch(ctx -> events.serve(ctx, "clock", time())));
    routes.post(API + "messages", change(this::message));
    routes.post(API + "clock", change(this::moveClock));
  }

  @Override
  public void stopping() {
    events.end();
  }

  /// What a request that changes something comes to.
  private interface Change {
    Object apply(JsonFields body) throws BadInputException;
  }

  private Handler change(Change change) {
    return guard.aroundChange(ctx -> answer(ctx, change));
  }

  private static void answer(Context ctx, Change change) throws IOException {
    Optional<byte[]> body = RequestBody.read(ctx);
    if (body.isEmpty()) {
      Failures.answer(ctx, 413);
      return;
    }
    try {
      json(ctx, change.apply(new JsonFields(tree(body.get()))));
    } catch (BadInputException e) {
      json(ctx.status(400), Map.of("error", String.valueOf(e.getMessage())));
    }
  }

  private static JsonNode tree(byte[] body) throws BadInputException {
    try {
      return Json.read(body, JsonNode.class);
    } catch (IllegalStateException e) {
      throw new BadInputException("body");
    }
  }

  private static void json(Context ctx, Object answer) {
    ctx.contentType("application/json").result(Json.bytes(answer));
  }

  private Object message(JsonFields body) throws BadInputException {
    SimulatorInput input = SimulatorInput.read(body);
    SimulatorChannel channel = simulator.channel(input.channel());
    InboundMessage message = channel.write(input.customer(), input.content());
    try {
      int stored = deliver(channel, message) + (input.twice() ? deliver(channel, message) : 0);
      channel.stored(input.customer(), message);
      return Map.of("messageId", message.messageId(), "stored", stored);
    } catch (StorageUnavailableException e) {
      channel.lost(input.customer(), message);
      throw e;
    }
  }

  private int deliver(SimulatorChannel channel, InboundMessage message) {
    return intake.accept(channel, List.of(message)) ? 1 : 0;
  }

  private void state(Context ctx) {
    Optional<String> channel = Optional.ofNullable(ctx.queryParam("channel"));
    Optional<String> customer = Optional.ofNullable(ctx.queryParam("customer"));
    List<Chat> chats =
        simulator.phones().chats().stream()
            .filter(chat -> channel.map(chat.channel().label()::equals).orElse(true))
            .filter(chat -> customer.map(chat.customer().id()::equals).orElse(true))
            .toList();
    json(ctx, Map.of("clock", time(), "chats", chats));
  }

  /// The bot's clock, as told to the simulator's page.
  private record Time(Instant now, String local, String zone, long ahead) {}

  private Time time() {
    Instant now = clock.instant();
    return new Time(
        now,
        LocalDateTime.ofInstant(now, zone).withNano(0).toString(),
        zone.getId(),
        clock.ahead().toSeconds());
  }

  private Object moveClock(JsonFields body) throws BadInputException {
    if (!clock.movable()) {
      throw new BadInputException("real_channel");
    }
    Duration by = by(body);
    if (by.isNegative() || by.compareTo(FARTHEST.minus(clock.ahead())) > 0) {
      throw new BadInputException("clock");
    }
    clock.advance(by);
    return time();
  }

  private Duration by(JsonFields body) throws BadInputException {
    Optional<String> advance = body.optionalText("advance", 32);
    try {
      return advance.isPresent()
          ? Duration.parse(advance.get())
          : Duration.between(
              clock.instant(), LocalDateTime.parse(body.text("to", 32)).atZone(zone).toInstant());
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadInputException("clock");
    }
  }
}
