package id.fineclean.bot.learning;

import id.fineclean.bot.learning.Misses.Entry;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Kept wordings as examples to choose from, one YAML document for each topic in the form of the
/// files in `intents/topics/`: first what staff said belongs there, then what the bot only guessed.
public final class Candidates {
  private Candidates() {}

  /// The lines of the documents, topics in the order of the alphabet; none for no entries.
  public static List<String> yaml(List<Entry> entries) {
    Map<String, List<Entry>> byTopic = new TreeMap<>();
    for (Entry entry : entries) {
      byTopic.computeIfAbsent(topic(entry), unused -> new ArrayList<>()).add(entry);
    }
    List<String> lines = new ArrayList<>();
    byTopic.forEach((topic, of) -> document(topic, of, lines));
    return lines;
  }

  private static String topic(Entry entry) {
    return entry.corrected().orElse(entry.guess());
  }

  private static void document(String topic, List<Entry> entries, List<String> lines) {
    lines.add("---");
    lines.add("intent: " + topic);
    lines.add("examples:");
    List<Entry> corrected = entries.stream().filter(each -> each.corrected().isPresent()).toList();
    List<Entry> guessed = entries.stream().filter(each -> each.corrected().isEmpty()).toList();
    section("corrected by staff", corrected, lines);
    section("only guessed: move to the right topic, or leave out", guessed, lines);
  }

  private static void section(String title, List<Entry> entries, List<String> lines) {
    if (!entries.isEmpty()) {
      lines.add("  # " + title);
      entries.forEach(entry -> lines.add(example(entry)));
    }
  }

  /// Wordings hold neither quotation marks nor control characters.
  private static String example(Entry entry) {
    LocalDate last = LocalDate.ofInstant(entry.lastAt(), ZoneOffset.UTC);
    return "  - \"%s\" # %d×, last on %s".formatted(entry.words(), entry.times(), last);
  }
}
