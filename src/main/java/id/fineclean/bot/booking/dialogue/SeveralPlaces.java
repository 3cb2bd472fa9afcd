package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Understanding;
import java.util.Locale;
import java.util.regex.Pattern;

/// Recognises an order for more than one place ("di 2 alamat", "rumah saya di Jl. A 5 sama rumah
/// ibu di Jl. B 7"). It is more than one booking, which people arrange: squeezed into one, it would
/// be a wrong one.
final class SeveralPlaces {
  private static final Pattern COUNTED =
      Pattern.compile(
          "\\b(2|3|4|dua|tiga|empat|beberapa|beda|two|three|both|different)"
              + " (alamat|lokasi|tempat|titik|address(es)?|locations?|places|houses|apartments)\\b");

  /// Between two addresses it joins them, rather than mending the first.
  private static final Pattern JOINED =
      Pattern.compile("\\b(sama|dan|satu lagi|1 lagi|satunya|and|plus|terus)\\b|[&+]");

  private SeveralPlaces() {}

  static boolean in(Understanding what) {
    String text = what.text().toLowerCase(Locale.ROOT);
    return COUNTED.matcher(text).find() || !FieldWords.changes(text) && joins(what, text);
  }

  private static boolean joins(Understanding what, String text) {
    var addresses =
        what.slots().heard().stream()
            .filter(slot -> slot.key() == SlotKey.ADDRESS)
            .filter(slot -> slot.value().toString().chars().anyMatch(Character::isDigit))
            .toList();
    return addresses.size() > 1
        && JOINED.matcher(between(text, addresses.getFirst(), addresses.get(1))).find();
  }

  private static String between(String text, Slot first, Slot second) {
    int from = Math.min(first.end(), text.length());
    return text.substring(from, Math.clamp(second.start(), from, text.length()));
  }
}
