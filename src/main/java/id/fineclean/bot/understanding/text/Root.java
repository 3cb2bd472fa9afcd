package id.fineclean.bot.understanding.text;

/// What remains of an Indonesian word without its affixes, so that "memesan", "dipesankan" and
/// "pemesanan" look alike. A key to compare by, not a word: it is found by rules without a
/// dictionary, and as "memesan" hides the first letter of "pesan", k, p, s and t before a vowel go
/// from the beginning of all ("esan").
public final class Root {
  /// Letters of a word that are left to it at least.
  private static final int LEAST = 4;

  private static final String[] PARTICLES = {"nya", "lah", "kah", "pun", "ku", "mu"};
  private static final String[] SUFFIXES = {"kan", "in", "an", "i"};
  private static final String[] PREFIXES = {
    "meng", "mem", "men", "me", "peng", "pem", "pen", "ter", "per", "di"
  };

  private Root() {}

  /// The same word where it has no affix.
  ///
  /// @param word in lower case
  public static String of(String word) {
    if (word.length() < LEAST) {
      return word;
    }
    String bare = withoutPrefix(withoutEnd(word, PARTICLES));
    return withoutHiddenLetter(withoutPrefix(withoutEnd(bare, SUFFIXES)));
  }

  private static String withoutEnd(String word, String[] endings) {
    for (String ending : endings) {
      if (word.length() - ending.length() >= LEAST && word.endsWith(ending)) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }

  private static String withoutPrefix(String word) {
    if (word.startsWith("ny", 2) && (word.startsWith("me") || word.startsWith("pe"))) {
      return word.substring(LEAST);
    }
    for (String prefix : PREFIXES) {
      if (word.length() - prefix.length() >= LEAST && word.startsWith(prefix)) {
        return word.substring(prefix.length());
      }
    }
    return word;
  }

  private static String withoutHiddenLetter(String word) {
    return word.length() >= LEAST
            && "kpst".indexOf(word.charAt(0)) >= 0
            && Skeleton.isVowel(word.charAt(1))
        ? word.substring(1)
        : word;
  }
}
