package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.text.CleanText;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A table of messages and the slots they hold, one a line: `[asked] message => key=value;
/// key=value`.
record ExampleTable(List<Example> examples) {

  /// @param place file and line
  record Example(String place, String text, Context context, Map<String, String> slots) {
    @Override
    public String toString() {
      return place + ": " + text;
    }
  }

  static ExampleTable read(String file) {
    List<Example> examples = new ArrayList<>();
    LocalDateTime now = LocalDateTime.MIN;
    for (String line : WordLists.lines(file)) {
      if (line.startsWith("now ")) {
        now = LocalDateTime.parse(line.substring(4));
      } else {
        examples.add(example(file + " " + (examples.size() + 1), line, now));
      }
    }
    return new ExampleTable(examples);
  }

  private static Example example(String place, String line, LocalDateTime now) {
    int arrow = line.lastIndexOf("=>");
    String text = line.substring(0, arrow).strip();
    Optional<Asked> asked = Optional.empty();
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      asked = Optional.of(Asked.valueOf(text.substring(1, end).toUpperCase(Locale.ROOT)));
      text = text.substring(end + 1).strip();
    }
    return new Example(
        place,
        CleanText.of(written(text)),
        new Context(now, asked),
        slots(written(line.substring(arrow + 2))));
  }

  private static String written(String escaped) {
    return escaped.replace("\\n", "\n");
  }

  private static Map<String, String> slots(String written) {
    Map<String, String> slots = new TreeMap<>();
    Arrays.stream(written.split(";"))
        .map(String::strip)
        .filter(slot -> !slot.isEmpty())
        .forEach(slot -> slots.putIfAbsent(slot.split("=", 2)[0], slot.split("=", 2)[1]));
    return slots;
  }

  /// Slots in the form of the tables; of several values of one key the first.
  static Map<String, String> written(Slots slots) {
    Map<String, String> written = new TreeMap<>();
    for (Slot slot : slots.all()) {
      written.putIfAbsent(slot.key().id(), value(slot));
    }
    return written;
  }

  private static String value(Slot slot) {
    if (slot.key() == SlotKey.DURATION_HOURS) {
      return slot.value().toString().replaceFirst("\\.0$", "");
    }
    return slot.value() instanceof LocalTime time
        ? time.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT))
        : slot.value().toString();
  }
}
