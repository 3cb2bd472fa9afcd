package id.fineclean.bot.company;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Place names reduced to what two spellings of them share.
final class PlaceSpelling {
  /// An address is far shorter; what is behind is not read, so that the cost stays bounded.
  private static final int MAX_CHARS = 600;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  private PlaceSpelling() {}

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
}
