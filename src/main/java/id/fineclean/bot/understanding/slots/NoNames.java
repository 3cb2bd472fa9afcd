package id.fineclean.bot.understanding.slots;

import java.util.Set;

/// Words that answer the question for a name without being one: exclamations, laughter, prices and
/// excuses ("mahal amat", "gratis ongkir", "astaga", "lupa"). A word list beside this class.
final class NoNames {
  private static final Set<String> WORDS = Set.copyOf(WordLists.words("no-names.txt"));

  /// What may stand beside such words and is more of the same ("mahal amat").
  private static final Set<String> DEGREES = Set.copyOf(WordLists.words("degrees.txt"));

  private NoNames() {}

  /// Nothing from `from` to `to` is a name: "Murah Hati Simanjuntak" is one, "murah banget" is not.
  static boolean all(Sentence s, int from, int to) {
    boolean said = false;
    for (int k = from; k < to; k++) {
      boolean laughs = laughs(s.at(k).raw()) && !Chatter.firstName(s.at(k));
      boolean word = WORDS.contains(s.at(k).raw()) || laughs;
      said |= word;
      if (s.at(k).isWord() && !word && !DEGREES.contains(s.at(k).raw())) {
        return false;
      }
    }
    return said;
  }

  /// "wkwkwk", "hahaha", "hihi", "xixi": two letters over and over. So are "Kiki" and "Wawa".
  private static boolean laughs(String raw) {
    if (raw.length() < 4) {
      return false;
    }
    for (int i = 2; i < raw.length(); i++) {
      if (raw.charAt(i) != raw.charAt(i - 2)) {
        return false;
      }
    }
    return raw.charAt(0) != raw.charAt(1) && "whxkea".indexOf(raw.charAt(0)) >= 0;
  }
}
