package id.fineclean.bot.understanding.slots;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads numbers below a thousand in words ("dua puluh lima", "seratus lima puluh", "sebelas") and
/// any in digits ("250.000", "1,5", "1/2"). Thousands in words belong to [MoneyRule].
final class Numbers {
  private static final int BELAS = -10;
  private static final int PULUH = -11;
  private static final int RATUS = -12;

  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("nol", 0),
          Map.entry("satu", 1),
          Map.entry("dua", 2),
          Map.entry("tiga", 3),
          Map.entry("empat", 4),
          Map.entry("lima", 5),
          Map.entry("enam", 6),
          Map.entry("tujuh", 7),
          Map.entry("delapan", 8),
          Map.entry("sembilan", 9),
          Map.entry("sepuluh", 10),
          Map.entry("sebelas", 11),
          Map.entry("twelve", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fifty", 50),
          Map.entry("seratus", 100),
          Map.entry("belas", BELAS),
          Map.entry("puluh", PULUH),
          Map.entry("ratus", RATUS));

  private Numbers() {}

  /// The number that begins at token `i`, as long as it goes.
  static @Nullable ReadNumber at(Sentence s, int i) {
    Token token = s.at(i);
    return switch (token.kind()) {
      case DIGITS -> token.value() < 0 ? null : digits(s, i, token.value());
      case WORD -> words(s, i);
      case SIGN -> token.word().equals("½") ? new ReadNumber(0.5, i + 1) : null;
      case BREAK, EDGE -> null;
    };
  }

  /// 0 to 9 where a word for one digit stands, else -1.
  static int digit(Sentence s, int i) {
    if (s.is(i, "kosong")) {
      return 0;
    }
    int value = s.at(i).isWord() ? WORDS.getOrDefault(s.word(i), -1) : -1;
    return value > 9 ? -1 : value;
  }

  static boolean begins(Sentence s, int i) {
    Token token = s.at(i);
    return token.isDigits() || token.isWord() && WORDS.getOrDefault(token.word(), -1) >= 0;
  }

  private static ReadNumber digits(Sentence s, int i, long first) {
    if (grouped(s, i, ".") || grouped(s, i, ",")) {
      return thousands(s, i, s.word(i + 1));
    }
    boolean point = s.is(i + 1, ",", ".");
    if (point && s.glued(i + 1) && s.glued(i + 2) && s.at(i + 2).digits() <= 2 && s.digits(i + 2)) {
      return new ReadNumber(Double.parseDouble(first + "." + s.word(i + 2)), i + 3);
    }
    if (first == 1 && s.is(i + 1, "/") && s.glued(i + 1) && s.is(i + 2, "2")) {
      return new ReadNumber(0.5, i + 3);
    }
    if (s.is(i + 1, "½") && s.glued(i + 1)) {
      return new ReadNumber(first + 0.5, i + 2);
    }
    return new ReadNumber(first, i + 1);
  }

  private static boolean grouped(Sentence s, int i, String point) {
    return s.is(i + 1, point)
        && s.glued(i + 1)
        && s.glued(i + 2)
        && s.at(i).digits() <= 3
        && s.at(i + 2).digits() == 3
        && s.at(i).value() > 0;
  }

  private static ReadNumber thousands(Sentence s, int i, String point) {
    double value = s.at(i).value();
    int k = i + 1;
    while (k < i + 8
        && s.is(k, point)
        && s.glued(k)
        && s.glued(k + 1)
        && s.at(k + 1).digits() == 3) {
      value = value * 1000 + s.at(k + 1).value();
      k += 2;
    }
    return new ReadNumber(value, k);
  }

  private static @Nullable ReadNumber words(Sentence s, int i) {
    int sum = 0;
    int open = -1;
    int k = i;
    for (; k < i + 8; k++) {
      int word = s.at(k).isWord() ? WORDS.getOrDefault(s.word(k), -1) : -1;
      if (word == -1 || !fits(word, sum, open)) {
        break;
      }
      int counted = Math.max(open, 0);
      switch (word) {
        case BELAS -> sum += counted + 10;
        case PULUH -> sum += counted * 10;
        case RATUS -> sum += counted * 100;
        default -> {
          if (word >= 10) {
            sum += word;
          } else {
            open = word;
            continue;
          }
        }
      }
      open = -1;
    }
    if (k == i) {
      return null;
    }
    ReadNumber whole = new ReadNumber(sum + Math.max(open, 0), k);
    return s.is(k, "koma") ? decimals(s, whole) : whole;
  }

  /// Whether a number word goes on with what was read: "dua lima" and "sepuluh dua" are two numbers
  /// each.
  private static boolean fits(int word, int sum, int open) {
    return switch (word) {
      case BELAS, PULUH -> open > 0 && sum % 100 == 0;
      case RATUS -> open > 0 && sum == 0;
      default ->
          open < 0
              && (sum == 0
                  || word > 0 && word < 10 && sum % 10 == 0 && sum % 100 != 10
                  || word >= 10 && word < 100 && sum % 100 == 0);
    };
  }

  private static ReadNumber decimals(Sentence s, ReadNumber whole) {
    int digit = WORDS.getOrDefault(s.word(whole.to() + 1), -1);
    return digit < 0 || digit > 9
        ? whole
        : new ReadNumber(whole.value() + digit / 10.0, whole.to() + 2);
  }
}
