package id.fineclean.bot.understanding.text;

import java.util.Set;

/// Everyday words that look like a slip of another word and are none: they are never repaired.
public final class RealWords {
  private static final Set<String> WORDS =
      Set.copyOf(WordFile.words(RealWords.class, "real-words.txt"));

  private RealWords() {}

  static Set<String> all() {
    return WORDS;
  }

  /// Whether the lower-case word is one of them.
  public static boolean has(String word) {
    return WORDS.contains(word);
  }
}
