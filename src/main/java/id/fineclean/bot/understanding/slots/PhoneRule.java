package id.fineclean.bot.understanding.slots;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Telephone numbers, Indonesian ones where no country is said: "0812-3456-7890", "62 812 3456
/// 7890", "8123456789", digits with spaces between them.
final class PhoneRule implements Rule {
  private static final int FEWEST_DIGITS = 8;
  private static final int MOST_DIGITS = 15;

  /// Numbers behind these are of something else.
  private static final Set<String> OTHER_NUMBERS =
      Set.of(
          "rek",
          "rekening",
          "norek",
          "resi",
          "invoice",
          "nik",
          "ktp",
          "npwp",
          "va",
          "bca",
          "bri",
          "bni",
          "mandiri");

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    if (s.is(i, "nol", "kosong")) {
      return spoken(s, i);
    }
    boolean plus = s.is(i, "+", "(") || letterO(s, i);
    int k = plus ? i + 1 : i;
    k = s.is(k, "+", "(") ? k + 1 : k;
    if (!s.digits(k) || plus && !s.glued(k) || OTHER_NUMBERS.contains(s.word(i - 1))) {
      return null;
    }
    return dialled(s, i, k);
  }

  /// "nol delapan satu dua …", a digit a word.
  private @Nullable Match spoken(Sentence s, int i) {
    StringBuilder digits = new StringBuilder("0");
    int k = i + 1;
    for (int digit = Numbers.digit(s, k); digit >= 0 && k < i + 16; digit = Numbers.digit(s, k)) {
      digits.append(digit);
      k++;
    }
    String number = digits.length() < FEWEST_DIGITS ? null : number(digits.toString(), false);
    return number == null ? null : Match.of(new Found.Value(SlotKey.PHONE, number, i, k));
  }

  /// "o812…" typed for "0812…".
  private static boolean letterO(Sentence s, int i) {
    return s.at(i).raw().equals("o") && s.word(i + 1).startsWith("8") && s.glued(i + 1);
  }

  private @Nullable Match dialled(Sentence s, int from, int i) {
    if (!mayBegin(s, from, i) || date(s, i)) {
      return null;
    }
    StringBuilder digits = new StringBuilder(letterO(s, from) ? "0" : "");
    int k = i;
    int end = i;
    while (k < i + 40 && digits.length() <= MOST_DIGITS) {
      if (s.digits(k) && joins(s, i, k)) {
        digits.append(s.word(k));
        end = k + 1;
      } else if (k > i && s.glued(k) && letterForDigit(s.at(k)) >= 0) {
        digits.append(letterForDigit(s.at(k)));
        end = k + 1;
      } else if (!separator(s, k)) {
        break;
      }
      k++;
    }
    if (digits.length() < FEWEST_DIGITS || digits.length() > MOST_DIGITS) {
      return null;
    }
    String number = number(digits.toString(), s.is(from, "+") || s.is(from + 1, "+"));
    return number == null ? null : Match.of(new Found.Value(SlotKey.PHONE, number, from, end));
  }

  /// "O8I2…", "…789O": letters that look like digits, inside a number.
  private static int letterForDigit(Token token) {
    return switch (token.raw()) {
      case "o" -> 0;
      case "i", "l" -> 1;
      default -> -1;
    };
  }

  /// "03.10.2026".
  private static boolean date(Sentence s, int i) {
    boolean groups =
        s.at(i).digits() == 2 && s.at(i + 2).digits() == 2 && s.at(i + 4).digits() == 4;
    return groups && s.is(i + 3, s.word(i + 1)) && s.at(i + 4).value() / 100 == 20;
  }

  /// A number begins with 0, 62, 8 or a plus; bare "8…" must be long, so that counts and prices are
  /// none.
  private static boolean mayBegin(Sentence s, int from, int i) {
    String first = s.word(i);
    return from < i
        || first.startsWith("0")
        || first.startsWith("62")
        || first.startsWith("8") && first.length() >= 3;
  }

  /// A short number behind a space belongs to what follows, unless the whole is written so.
  private static boolean joins(Sentence s, int first, int k) {
    return k == first
        || s.glued(k)
        || s.at(k).digits() >= 3
        || s.at(k).digits() == 2 && !CountedNouns.counted(s, k + 1) && pairs(s, k)
        || s.at(first).digits() <= 2
        || s.is(k - 1, "-", ")");
  }

  /// "0812 34 56 78": a pair beside a pair.
  private static boolean pairs(Sentence s, int k) {
    return s.at(k - 1).digits() == 2 || s.at(k + 1).digits() == 2;
  }

  private static boolean separator(Sentence s, int k) {
    return (s.is(k, "-", ".", "(") || s.is(k, ")", "_", "/")) && s.digits(k + 1);
  }

  private @Nullable String number(String digits, boolean plus) {
    String dialled = plus || !national(digits) ? "+" + digits : digits;
    try {
      PhoneNumber number = numbers.parse(dialled, "ID");
      return numbers.isValidNumber(number) || mobile(digits, number)
          ? numbers.format(number, PhoneNumberFormat.E164)
          : null;
    } catch (NumberParseException e) {
      return null;
    }
  }

  private static boolean national(String digits) {
    return digits.startsWith("0") || digits.startsWith("8");
  }

  /// New mobile blocks come sooner than new tables.
  private boolean mobile(String digits, PhoneNumber number) {
    boolean prefix = digits.startsWith("08") || digits.startsWith("628");
    return prefix && digits.length() >= 10 && numbers.isPossibleNumber(number);
  }
}
