package id.fineclean.bot.booking;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds phrases of the owner's at the beginning of words, in letters of any size, the longest that
/// fits. A place where none begins is passed over by its first letter, so that many phrases cost
/// little more than one. Immutable, thread-safe.
public final class Phrases {
  private final Pattern pattern;

  /// @param phrases without any, nothing is found
  /// @param ending a pattern of what must follow
  public Phrases(Collection<String> phrases, String ending) {
    List<String> longestFirst =
        phrases.stream()
            .filter(phrase -> !phrase.isEmpty())
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
    this.pattern =
        Pattern.compile(
            longestFirst.isEmpty()
                ? "(?!)"
                : "(?iu)" + beginnings(longestFirst) + "(?<!\\p{L})" + any(longestFirst) + ending);
  }

  public Matcher matcher(String text) {
    return pattern.matcher(text);
  }

  private static String beginnings(List<String> phrases) {
    return phrases.stream()
        .map(Phrases::first)
        .distinct()
        .map(Pattern::quote)
        .collect(Collectors.joining("", "(?=[", "])"));
  }

  /// By first letters: two that differ in it never fit at the same place.
  private static String any(List<String> phrases) {
    return phrases.stream()
        .collect(
            Collectors.groupingBy(
                Phrases::first,
                TreeMap::new,
                Collectors.mapping(
                    phrase -> Pattern.quote(phrase.substring(first(phrase).length())),
                    Collectors.joining("|"))))
        .entrySet()
        .stream()
        .map(group -> Pattern.quote(group.getKey()) + "(?:" + group.getValue() + ")")
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  private static String first(String phrase) {
    return phrase.substring(0, Character.charCount(phrase.codePointAt(0))).toLowerCase(Locale.ROOT);
  }
}
