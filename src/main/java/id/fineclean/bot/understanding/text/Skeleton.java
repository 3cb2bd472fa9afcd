package id.fineclean.bot.understanding.text;

/// The consonants of a word, which is how much of it Indonesians often write: "besok" → "bsk".
public final class Skeleton {
  private Skeleton() {}

  /// The first letter and all consonants after it, repeated letters once.
  public static String of(String word) {
    var skeleton = new StringBuilder(word.length());
    char last = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if ((i == 0 || !isVowel(c)) && c != last) {
        skeleton.append(c);
        last = c;
      }
    }
    return skeleton.toString();
  }

  static boolean isVowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
  }
}
