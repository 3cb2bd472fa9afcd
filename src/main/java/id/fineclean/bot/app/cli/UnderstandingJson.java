package id.fineclean.bot.app.cli;

import id.fineclean.bot.conversation.Routing.Route;
import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.Understanding;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An [Understanding] as the command `understand` prints it.
final class UnderstandingJson {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private UnderstandingJson() {}

  static Map<String, Object> of(Understanding understanding, Route route) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("text", understanding.text());
    json.put("intent", intent(understanding, route));
    json.put("decision", decision(route));
    json.put("offers", offers(route));
    json.put("confidence", rounded(understanding.confidence()));
    json.put("alternatives", alternatives(understanding));
    json.put("slots", slots(understanding.slots()));
    json.put("language", understanding.language().code());
    return json;
  }

  private static String intent(Understanding understanding, Route route) {
    return route instanceof Route.Act(String wanted) ? wanted : understanding.intent();
  }

  private static String decision(Route route) {
    return switch (route) {
      case Route.Act act -> "act";
      case Route.Ask ask -> "ask";
      case Route.Unclear unclear -> "unclear";
    };
  }

  private static List<String> offers(Route route) {
    return route instanceof Route.Ask(List<String> offers) ? offers : List.of();
  }

  private static List<Map<String, Object>> alternatives(Understanding understanding) {
    return understanding.alternatives().stream()
        .map(
            alternative -> {
              Map<String, Object> json = new LinkedHashMap<>();
              json.put("intent", alternative.intent());
              json.put("confidence", rounded(alternative.confidence()));
              return json;
            })
        .toList();
  }

  private static Map<String, Object> slots(Slots slots) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Slot slot : slots.all()) {
      if (!slot.key().isInternal()) {
        json.putIfAbsent(slot.key().id(), value(slot.value()));
      }
    }
    return json;
  }

  private static Object value(Object value) {
    return switch (value) {
      case LocalDate date -> date.toString();
      case LocalTime time -> CLOCK.format(time);
      default -> value;
    };
  }

  private static double rounded(double confidence) {
    return Math.round(confidence * 10_000) / 10_000.0;
  }
}
