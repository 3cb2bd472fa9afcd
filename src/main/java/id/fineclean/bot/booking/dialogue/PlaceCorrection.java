package id.fineclean.bot.booking.dialogue;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts right a part of an address that is known: "harusnya no 14", "blok C2 bukan C1".
final class PlaceCorrection {
  private static final String LABELS =
      "(?<!\\p{L})(nomor|nomer|nmr|no|rt|rw|blok|blk|lantai|lt|unit|tower|gang|gg|kav)";
  private static final String VALUE =
      "\\.?\\s{0,2}(\\p{L}?\\d{1,4}(?:[/-]\\d{1,3})?\\p{L}?|\\p{L})";
  private static final Pattern PART =
      Pattern.compile("(?iu)(bukan\\s{1,2})?" + LABELS + VALUE + "(?![\\p{L}\\d])");
  private static final Map<String, String> SAME =
      Map.of(
          "nomor", "no", "nomer", "no", "nmr", "no", "blk", "blok", "lt", "lantai", "gg", "gang");

  private PlaceCorrection() {}

  /// @param known the whole address
  /// @param said what the customer writes about it
  /// @return the address with the parts as they are said; empty where none is said
  static Optional<String> of(String known, String said) {
    Map<String, String> parts = new LinkedHashMap<>();
    Matcher found = PART.matcher(said);
    while (found.find()) {
      if (found.group(1) == null) {
        parts.put(label(found.group(2)), found.group(2) + " " + found.group(3));
      }
    }
    String corrected = known;
    for (Map.Entry<String, String> part : parts.entrySet()) {
      corrected = with(corrected, part.getKey(), part.getValue());
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(corrected);
  }

  /// Whether a text holds nothing but parts of an address, such as "blok C2 no 8".
  static boolean isAll(String text) {
    return PART.matcher(text).replaceAll("").chars().noneMatch(Character::isLetterOrDigit);
  }

  private static String with(String address, String label, String part) {
    Matcher found = PART.matcher(address);
    while (found.find()) {
      if (label(found.group(2)).equals(label)) {
        return address.substring(0, found.start())
            + part
            + unsaid(found.group(3), part)
            + address.substring(found.end());
      }
    }
    return address + ", " + part;
  }

  /// "RT 02/05": what is said of one of the two leaves the other.
  private static String unsaid(String value, String part) {
    int slash = value.indexOf('/');
    return slash < 0 || part.indexOf('/') >= 0 ? "" : value.substring(slash);
  }

  private static String label(String written) {
    String plain = written.toLowerCase(Locale.ROOT);
    return SAME.getOrDefault(plain, plain);
  }
}
