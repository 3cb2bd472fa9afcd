package id.fineclean.bot.booking;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The customer-facing booking code: `FC-` and six characters of which none looks like another.
///
/// @param value such as `FC-7KQ2MZ`
public record BookingCode(String value) {
  /// 31 characters, 887,503,681 codes: no 0 and O, no 1, I and L.
  static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final String PREFIX = "FC";
  private static final int LENGTH = 6;
  private static final int MAX_INPUT = 40;
  private static final Pattern SHAPE = Pattern.compile("FC-[" + ALPHABET + "]{6}");
  private static final Pattern NAMED =
      Pattern.compile("(?<![A-Z0-9-])FC-[" + ALPHABET + "]{6}(?![A-Z0-9])");
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{P}\\p{Cf}]+");
  private static final SecureRandom RANDOM = new SecureRandom();

  public BookingCode {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a booking code");
    }
  }

  /// A code that nobody can guess. It may be in use already: the store has the last word.
  public static BookingCode random() {
    return random(RANDOM);
  }

  /// [#random()] from a source that tests can set.
  static BookingCode random(RandomGenerator source) {
    var code = new StringBuilder(PREFIX).append('-');
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(source.nextInt(ALPHABET.length())));
    }
    return new BookingCode(code.toString());
  }

  /// Reads a code as people write it: in any case, with spaces or signs anywhere, without the dash.
  ///
  /// @return empty when the text is anything but a code
  public static Optional<BookingCode> parse(String text) {
    if (text.length() > MAX_INPUT) {
      return Optional.empty();
    }
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String joined = BETWEEN.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
    return Optional.of(joined)
        .filter(it -> it.startsWith(PREFIX))
        .map(it -> PREFIX + "-" + it.substring(PREFIX.length()))
        .filter(it -> SHAPE.matcher(it).matches())
        .map(BookingCode::new);
  }

  /// The codes that a text names as the bot writes them.
  public static List<BookingCode> in(String text) {
    return NAMED.matcher(text).results().map(found -> new BookingCode(found.group())).toList();
  }

  @Override
  public String toString() {
    return value;
  }
}
