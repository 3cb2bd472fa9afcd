package id.fineclean.bot.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.DeliveryResult.Accepted;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.OutboundMessage.Choice;
import id.fineclean.bot.channel.OutboundMessage.Template;
import id.fineclean.bot.channel.TapLimits;
import id.fineclean.bot.channel.whatsapp.TwilioFailure.Reason.Broken;
import id.fineclean.bot.concurrent.BoundedMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Buttons and lists on WhatsApp. Twilio sends them by the id of a content resource, so that there
/// is one for each shape there can be (two buttons, seven items) with all words as variables. They
/// are made once and found by their names ever after. None of them is for approval: they go out
/// within the reply window only. Thread-safe.
final class TapForms {
  private static final Logger LOG = LoggerFactory.getLogger(TapForms.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Without approval: three buttons, of 20 characters as Meta has it; ten items of 24 (Twilio
  /// Content API, twilio/quick-reply and twilio/list-picker).
  static final TapLimits LIMITS = new TapLimits(1024, 3, 20, 10, 24);

  private static final String RESOURCES = "/v1/Content";
  private static final String NAME = "fineclean_bot_1_";

  /// On the button that opens a list, for customers of both languages.
  private static final String OPEN = "Pilih / Choose";

  /// Messages whose outcome is waited for at once, at most; others are not learnt from.
  private static final int REMEMBERED = 10_000;

  /// Pages of a hundred resources that are looked through.
  private static final int MOST_PAGES = 50;

  private final TwilioApi api;
  private final Map<Shape, String> ids = new ConcurrentHashMap<>();
  private final Map<String, String> sent =
      Collections.synchronizedMap(BoundedMap.ofLatestAdded(REMEMBERED));

  TapForms(TwilioApi api) {
    this.api = api;
  }

  /// What a resource is made for.
  private record Shape(boolean buttons, int choices) {
    static Stream<Shape> all() {
      return Stream.concat(
          IntStream.rangeClosed(1, LIMITS.maxButtons()).mapToObj(n -> new Shape(true, n)),
          IntStream.rangeClosed(1, LIMITS.maxItems()).mapToObj(n -> new Shape(false, n)));
    }

    static Shape of(OutboundMessage message) {
      List<String> labels = message.choices().stream().map(Choice::label).toList();
      return new Shape(LIMITS.fitButtons(labels), labels.size());
    }

    String name() {
      return NAME + (buttons ? "buttons_" : "items_") + choices;
    }
  }

  /// Whether there is a resource for every shape.
  boolean ready() {
    return ids.size() == Shape.all().count();
  }

  /// The message filled into the resource of its shape; empty where it has no choices or there is
  /// none.
  Optional<Template> filled(OutboundMessage message) {
    if (message.choices().isEmpty()) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    values.add(message.text());
    message.choices().forEach(choice -> values.addAll(List.of(choice.label(), choice.payload())));
    return Optional.ofNullable(ids.get(Shape.of(message))).map(id -> new Template(id, values));
  }

  /// Remembers by which resource a message went out, as it may turn out later that it could not.
  void sent(Template form, DeliveryResult result) {
    if (result instanceof Accepted accepted) {
      sent.put(accepted.messageId(), form.id());
    }
  }

  /// Takes note of what became of a message, whichever it is.
  ///
  /// @param code of Twilio's
  void undelivered(String messageId, String code) {
    String id = sent.get(messageId);
    if (id != null && ErrorCodes.isOfContent(code)) {
      refused(id, code);
    }
  }

  /// Takes note that Twilio does not send by a resource; numbers take its place.
  void refused(String id, String code) {
    if (ids.values().remove(id)) {
      LOG.warn(
          "Twilio refused buttons (error {}): choices go out as numbers until a restart", code);
    }
  }

  /// Finds the resources, and makes those that there are not. May be repeated.
  ///
  /// @throws TwilioFailure where Twilio cannot be asked, or refuses; what was found stays found
  void prepare() {
    Map<String, String> known = known();
    Shape.all()
        .forEach(
            shape -> {
              String id = known.get(shape.name());
              ids.put(shape, id == null ? create(shape) : id);
            });
  }

  private Map<String, String> known() {
    Map<String, String> known = new HashMap<>();
    Optional<String> next = Optional.of(RESOURCES + "?PageSize=100");
    for (int page = 0; next.isPresent() && page < MOST_PAGES; page++) {
      JsonNode answer = read(api.content(next.get(), Optional.empty()));
      if (!answer.path("contents").isArray()) {
        throw new TwilioFailure(new Broken("no_list"));
      }
      for (JsonNode resource : answer.path("contents")) {
        id(resource).ifPresent(id -> known.put(resource.path("friendly_name").asText(), id));
      }
      next = Optional.of(answer.path("meta").path("next_page_url").asText("")).flatMap(this::below);
    }
    return known;
  }

  /// Of the address of a further page only what is below ours.
  private Optional<String> below(String url) {
    int path = url.indexOf(RESOURCES + "?");
    return path < 0 ? Optional.empty() : Optional.of(url.substring(path));
  }

  private String create(Shape shape) {
    JsonNode made = read(api.content(RESOURCES, Optional.of(resource(shape).toString())));
    return id(made).orElseThrow(() -> new TwilioFailure(new Broken("unreadable")));
  }

  private static ObjectNode resource(Shape shape) {
    ObjectNode resource = JSON.createObjectNode();
    resource.put("friendly_name", shape.name()).put("language", "id");
    ObjectNode samples = resource.putObject("variables").put("1", "Jam berapa?");
    ObjectNode type =
        resource
            .putObject("types")
            .putObject(shape.buttons() ? "twilio/quick-reply" : "twilio/list-picker")
            .put("body", "{{1}}");
    ArrayNode choices = type.putArray(shape.buttons() ? "actions" : "items");
    for (int i = 1; i <= shape.choices(); i++) {
      samples.put(key(2 * i), "Pilihan " + i).put(key(2 * i + 1), "c:" + i);
      ObjectNode choice = choices.addObject().put("id", "{{" + key(2 * i + 1) + "}}");
      choice.put(shape.buttons() ? "title" : "item", "{{" + key(2 * i) + "}}");
      if (shape.buttons()) {
        choice.put("type", "QUICK_REPLY");
      }
    }
    if (!shape.buttons()) {
      type.put("button", OPEN);
    }
    return resource;
  }

  private static String key(int number) {
    return Integer.toString(number);
  }

  private static Optional<String> id(JsonNode resource) {
    return Optional.of(resource.path("sid").asText(""))
        .filter(id -> id.matches("HX[0-9a-fA-F]{32}"));
  }

  private static JsonNode read(byte[] answer) {
    try {
      return JSON.readTree(answer);
    } catch (IOException notJson) {
      throw new TwilioFailure(new Broken("unreadable"));
    }
  }
}
