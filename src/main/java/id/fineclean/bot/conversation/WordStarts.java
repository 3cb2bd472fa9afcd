package id.fineclean.bot.conversation;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/// A message in which beginnings of words are looked for, signs and capitals apart: "dobel" stands
/// in "Kok DOBEL-nya?", "dua kali" in "kebayar dua  kali".
final class WordStarts {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final String words;

  WordStarts(String text) {
    this.words = " " + BETWEEN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
  }

  /// Whether one of the beginnings stands there.
  boolean hasAny(Collection<String> beginnings) {
    return beginnings.stream().anyMatch(start -> words.contains(" " + start));
  }
}
