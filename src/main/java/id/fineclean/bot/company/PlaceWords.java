package id.fineclean.bot.company;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Place names reduced to what two spellings of them share.
final class PlaceWords {
  /// An address is far shorter; what is behind is not read, so that the cost stays bounded.
  private static final int MAX_CHARS = 600;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  private PlaceWords() {}

  /// The words in lower case, without accents and punctuation.
  static List<String> of(String text) {
    String start = text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS);
    String plain = Normalizer.normalize(start, Normalizer.Form.NFKD);
    String lower = MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    return BETWEEN.splitAsStream(lower).filter(word -> !word.isEmpty()).toList();
  }

  /// The words without the spaces between: "Kali Bata" and "Kalibata" are one name.
  static String key(String text) {
    return String.join("", of(text));
  }

  /// Whether one inserted, left out, changed letter or one swap of neighbours makes `a` into `b`.
  static boolean oneEditApart(String a, String b) {
    String shorter = a.length() <= b.length() ? a : b;
    String longer = shorter.equals(a) ? b : a;
    int same = 0;
    while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
      same++;
    }
    String rest = shorter.substring(same);
    return switch (longer.length() - shorter.length()) {
      case 0 -> sameLength(rest, longer.substring(same));
      case 1 -> rest.equals(longer.substring(same + 1));
      default -> false;
    };
  }

  private static boolean sameLength(String a, String b) {
    if (a.isEmpty() || a.substring(1).equals(b.substring(1))) {
      return true;
    }
    return a.charAt(0) == b.charAt(1)
        && a.charAt(1) == b.charAt(0)
        && a.substring(2).equals(b.substring(2));
  }
}
