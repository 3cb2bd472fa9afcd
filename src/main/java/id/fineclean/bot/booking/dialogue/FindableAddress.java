package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.company.AreaFinder;
import id.fineclean.bot.company.AreaMatch;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tells an address that a crew can find from the mere name of a place, and from neither.
final class FindableAddress {
  private static final int MOST_WORDS_OF_PLACE = 5;
  private static final Pattern STREET =
      Pattern.compile(
          "\\b(jl|jln|jalan|gang|gg|perum\\w*|komplek\\w*|kompleks|apart\\w*|apt|blok|ruko|gedung|kos\\w*"
              + "|cluster|tower|kav\\w*|residence|griya|villa|hotel|kampung|kp|desa|dusun|street|st)\\b",
          Pattern.CASE_INSENSITIVE);

  private final AreaFinder areas;

  FindableAddress(AreaFinder areas) {
    this.areas = areas;
  }

  /// "Bekasi", "kalau di Depok": where it is, but no address anybody could find.
  boolean isOnlyPlace(String text) {
    return !hasDigit(text)
        && !STREET.matcher(text).find()
        && text.strip().split("\\s+").length <= MOST_WORDS_OF_PLACE
        && !(areas.find(text) instanceof AreaMatch.Unknown);
  }

  /// Whether an address is one that is known already, or that without its place.
  boolean isPartOf(String written, String known) {
    return SameWords.rest(written, known)
        .filter(rest -> rest.isEmpty() || isOnlyPlace(rest))
        .isPresent();
  }

  /// "Jl. Kenanga 21 ya bukan 12, Depok": the crew needs the place too.
  static String withPlace(String written, String name) {
    boolean named = written.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    return named ? written : written + ", " + name;
  }

  /// "Yang paling awal" after the question for the address is no place.
  boolean canBeFound(String written) {
    return hasDigit(written)
        || STREET.matcher(written).find()
        || !(areas.find(written) instanceof AreaMatch.Unknown);
  }

  static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }
}
