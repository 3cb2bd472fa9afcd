package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import org.jspecify.annotations.Nullable;

/// Places as maps name them: a pasted point ("-6.26, 106.81"), a plus code ("PRQ7+2X Kemang"), a
/// link to a map. Any other link is read by nobody, so that its figures are no numbers.
final class MapRule implements Rule {
  /// The digits of Open Location Code; the plus stands behind the eighth, or the fourth where a
  /// place is named with it (open-location-code specification).
  private static final String PLUS_DIGITS = "23456789CFGHJMPQRVWX";

  private static final int LONGEST_LINK = 400;

  /// Indonesia lies between these degrees, by half a degree.
  private static final double SOUTH = -11.5;

  private static final double NORTH = 6.5;
  private static final double WEST = 94.5;
  private static final double EAST = 141.5;

  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    if (i > 0 && s.glued(i) && !s.is(i - 1, "(", ",", ":")) {
      return null;
    }
    Match point = point(s, i);
    if (point != null) {
      return point;
    }
    Match link = s.at(i).isWord() ? link(s, i) : null;
    return link != null ? link : plusCode(s, i);
  }

  private static @Nullable Match point(Sentence s, int i) {
    int latitude = degrees(s, i);
    int k = s.is(latitude, ",", ";") ? latitude + 1 : latitude;
    int longitude = latitude > i ? degrees(s, k) : i;
    if (latitude == i || longitude <= k) {
      return null;
    }
    boolean here =
        lies(value(s, i, latitude), SOUTH, NORTH) && lies(value(s, k, longitude), WEST, EAST);
    return here ? address(s, i, longitude) : null;
  }

  /// Behind a decimal number with its sign, or `i` where none stands.
  private static int degrees(Sentence s, int i) {
    int k = s.is(i, "-") ? i + 1 : i;
    boolean decimal =
        s.at(k).digits() > 0
            && s.at(k).digits() <= 3
            && (k == i || s.glued(k))
            && s.is(k + 1, ".")
            && s.glued(k + 1)
            && s.glued(k + 2)
            && s.at(k + 2).digits() >= 2;
    return decimal ? k + 3 : i;
  }

  private static double value(Sentence s, int from, int to) {
    boolean south = s.is(from, "-");
    String digits = s.word(to - 1);
    String few = digits.substring(0, Math.min(6, digits.length()));
    double degrees = Double.parseDouble(s.word(to - 3) + "." + few);
    return south ? -degrees : degrees;
  }

  private static boolean lies(double value, double from, double to) {
    return from <= value && value <= to;
  }

  private static @Nullable Match plusCode(Sentence s, int i) {
    if (!s.at(i).isWord() && !s.at(i).isDigits()) {
      return null;
    }
    int plus = plus(s.text(), s.at(i).start());
    int tail = plus < 0 ? 0 : digits(s.text(), plus + 1, 4);
    if (tail < 2 || tail > 3) {
      return null;
    }
    int end = plus + 1 + tail;
    boolean ends =
        end == s.text().length() || !Character.isLetterOrDigit(s.text().codePointAt(end));
    int k = i;
    while (k < i + 12 && s.at(k).kind() != Token.Kind.EDGE && s.at(k).end() <= end) {
      k++;
    }
    return ends && k > i ? address(s, i, AddressRule.end(s, k - 1)) : null;
  }

  /// Where the plus of a code stands that begins at `start`, or -1.
  private static int plus(String text, int start) {
    int digits = digits(text, start, 9);
    int plus = start + digits;
    boolean figure = text.substring(start, plus).chars().anyMatch(Character::isDigit);
    boolean code = (digits == 4 || digits == 8) && figure;
    return code && plus < text.length() && text.charAt(plus) == '+' ? plus : -1;
  }

  private static int digits(String text, int from, int most) {
    int k = from;
    while (k < text.length()
        && k < from + most
        && PLUS_DIGITS.indexOf(Character.toUpperCase(text.charAt(k))) >= 0) {
      k++;
    }
    return k - from;
  }

  private static @Nullable Match link(Sentence s, int i) {
    boolean begins =
        s.is(i + 1, ":") && s.is(i + 2, "/") && s.is(i + 3, "/") && s.glued(i + 1)
            || s.is(i + 1, ".") && s.glued(i + 1) && s.glued(i + 2);
    if (!begins) {
      return null;
    }
    int end = i + 1;
    while (end < i + LONGEST_LINK && s.glued(end)) {
      end++;
    }
    String written = s.written(i, end);
    if (isMap(written)) {
      return address(s, i, end);
    }
    return s.is(i + 1, ":") ? Match.nothing(end) : null;
  }

  private static boolean isMap(String link) {
    return link.contains("maps.app.goo.gl/")
        || link.contains("goo.gl/maps")
        || link.contains("google.com/maps")
        || link.contains("google.co.id/maps")
        || link.contains("maps.google.")
        || link.contains("maps.apple.com")
        || link.contains("waze.com/");
  }

  private static @Nullable Match address(Sentence s, int from, int to) {
    return AddressRule.match(s, from, to);
  }
}
