package id.fineclean.bot.understanding.slots;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// When the shop's holidays are, by what customers call them ("lebaran" for Idulfitri).
public final class HolidayNames {
  /// No holiday is known by name.
  public static final HolidayNames NONE = new HolidayNames(Map.of());

  /// By their first word, the longest first.
  private final Map<String, List<Called>> byFirstWord = new HashMap<>();

  private record Called(List<String> words, TreeSet<LocalDate> days) {}

  /// @param days the Indonesian name of each holiday and its days, past and to come
  public HolidayNames(Map<String, ? extends Collection<LocalDate>> days) {
    for (String line : WordLists.lines("holidays.txt")) {
      int colon = line.indexOf(':');
      TreeSet<LocalDate> of = new TreeSet<>();
      days.forEach((name, on) -> of.addAll(holds(name, line.substring(0, colon)) ? on : List.of()));
      if (!of.isEmpty()) {
        List.of(line.substring(colon + 1).split(";")).forEach(phrase -> add(phrase, of));
      }
    }
    byFirstWord
        .values()
        .forEach(list -> list.sort(Comparator.comparing(called -> -called.words.size())));
  }

  private static boolean holds(String name, String word) {
    return name.toLowerCase(Locale.ROOT).contains(word);
  }

  private void add(String phrase, TreeSet<LocalDate> days) {
    Sentence s = SentenceReader.read(phrase.strip());
    List<String> words = new ArrayList<>();
    for (int i = 0; i < s.size(); i++) {
      words.add(s.word(i));
    }
    byFirstWord
        .computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
        .add(new Called(words, days));
  }

  /// The holiday named at `i` that comes next, today included.
  Found.@Nullable Day at(Sentence s, int i, LocalDate today) {
    for (Called called : byFirstWord.getOrDefault(s.word(i), List.of())) {
      if (s.reads(i, called.words.toArray(String[]::new))) {
        LocalDate next = called.days.ceiling(today);
        int to = i + called.words.size();
        return next == null ? null : new Found.Day(next, Found.Said.DATE, i, to);
      }
    }
    return null;
  }
}
