package id.fineclean.bot.understanding.slots;

import java.util.Locale;
import java.util.Optional;

/// Booking codes: `FC-` and six characters of [#ALPHABET]. Lower case, a missing or other dash and
/// stray spaces are repaired. The alphabet holds none of 0, O, 1, I and L, so where one of them
/// stands there is no telling which character was meant: such a code is not guessed.
public final class BookingCodes {
  /// The characters of a code behind `FC-`: no two look alike.
  public static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  static final String PREFIX = "FC-";
  static final int LENGTH = 6;

  private BookingCodes() {}

  /// The code that `written` is, whatever its case and dashes.
  public static Optional<String> repair(String written) {
    StringBuilder plain = new StringBuilder();
    written
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .limit(LENGTH + 3)
        .forEach(plain::appendCodePoint);
    String upper = plain.toString().toUpperCase(Locale.ROOT);
    String body = upper.startsWith("FC") && upper.length() > LENGTH ? upper.substring(2) : upper;
    return valid(body) ? Optional.of(PREFIX + body) : Optional.empty();
  }

  /// `body` is the part behind the prefix, in upper case.
  static boolean valid(String body) {
    return body.length() == LENGTH && body.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }
}
