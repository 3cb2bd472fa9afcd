package id.fineclean.bot.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What one scenario came to: its figures, and which of them missed a bar.
final class Report {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String scenario;
  private final ObjectNode figures = JSON.createObjectNode();
  private final List<String> shown = new ArrayList<>();
  private final List<String> missed = new ArrayList<>();

  Report(String scenario) {
    this.scenario = scenario;
    figures.put("scenario", scenario);
  }

  /// A figure.
  Report put(String name, double value, String unit) {
    double rounded = Math.round(value * 100) / 100.0;
    figures.put(name + (unit.isEmpty() ? "" : "_" + unit), rounded);
    shown.add("%s %s%s".formatted(name.replace('_', ' '), plain(rounded), space(unit)));
    return this;
  }

  /// A figure that must be less.
  Report below(String name, double value, String unit, double bar) {
    return bar(name, value, unit, value < bar, "< " + plain(bar));
  }

  /// A figure that must be reached.
  Report atLeast(String name, double value, String unit, double bar) {
    return bar(name, value, unit, value >= bar, "≥ " + plain(bar));
  }

  private Report bar(String name, double value, String unit, boolean reached, String bar) {
    put(name, value, unit);
    shown.add(shown.removeLast() + " (" + bar + ")");
    if (!reached) {
      missed.add(name.replace('_', ' ') + " " + plain(value) + ", not " + bar);
    }
    return this;
  }

  /// Something that must be true.
  Report must(String name, boolean held) {
    figures.put(name, held);
    if (!held) {
      missed.add("not " + name.replace('_', ' '));
    }
    return this;
  }

  /// The counts of a tally, which must be exact.
  Report counts(Tally tally) {
    figures.put("messages", tally.sent);
    shown.addFirst(tally.sent + " messages");
    figures.put("acknowledged", tally.acknowledged);
    figures.put("refused", tally.refused);
    figures.put("replies", tally.replied);
    figures.put("surplus_replies", tally.surplus);
    figures.put("misplaced_replies", tally.misplaced);
    if (!tally.exact()) {
      missed.add(
          "of %d messages %d acknowledged, %d refused, %d replied to, %d replies too many, %d misplaced"
              .formatted(
                  tally.sent,
                  tally.acknowledged,
                  tally.refused,
                  tally.replied,
                  tally.surplus,
                  tally.misplaced));
    }
    return must("one_reply_each_in_order", tally.exact());
  }

  boolean passed() {
    return missed.isEmpty();
  }

  String scenario() {
    return scenario;
  }

  /// One row of a Markdown table.
  String row() {
    return "| %s | %s | %s |"
        .formatted(
            scenario,
            String.join("; ", shown),
            passed() ? "passed" : "**missed**: " + String.join("; ", missed));
  }

  String json() {
    try {
      return JSON.writeValueAsString(figures.deepCopy().put("passed", passed()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String space(String unit) {
    return unit.isEmpty() ? "" : " " + unit;
  }

  private static String plain(double value) {
    return value == Math.rint(value) || Math.abs(value) >= 1_000
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
