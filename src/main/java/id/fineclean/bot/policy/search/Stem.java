package id.fineclean.bot.policy.search;

import java.util.List;

/// A light stemmer for chat Indonesian: particles, possessives, then one suffix and one prefix go,
/// formal or colloquial ("ngehapusnya", "menghapuskan", "dihapusin" → "hapus"). It need not find
/// the dictionary's root, only the same one for forms of a word.
final class Stem {
  private static final int SHORTEST = 4;
  private static final List<String> PARTICLES = List.of("nya", "kah", "lah", "pun", "mu", "ku");
  private static final List<String> SUFFIXES = List.of("kan", "in", "an", "i");
  private static final List<String> PREFIXES =
      List.of(
          "menge", "meng", "meny", "mem", "men", "penge", "peng", "peny", "pem", "pen", "nge",
          "ber", "ter", "per", "di", "ke", "se", "me", "pe", "ny", "ng");

  private Stem() {}

  static String of(String word) {
    String bare = withoutSuffix(withoutSuffix(word, PARTICLES), SUFFIXES);
    for (String prefix : PREFIXES) {
      if (bare.startsWith(prefix) && bare.length() - prefix.length() >= SHORTEST) {
        return bare.substring(prefix.length());
      }
    }
    return bare;
  }

  private static String withoutSuffix(String word, List<String> suffixes) {
    for (String suffix : suffixes) {
      if (word.endsWith(suffix) && word.length() - suffix.length() >= SHORTEST) {
        return word.substring(0, word.length() - suffix.length());
      }
    }
    return word;
  }
}
