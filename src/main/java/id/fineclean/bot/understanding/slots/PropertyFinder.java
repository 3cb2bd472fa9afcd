package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.SlotKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds what is to be cleaned: house, apartment, boarding_room, office or shop.
final class PropertyFinder {
  private PropertyFinder() {}

  static List<Found.Value> find(Sentence s) {
    List<Found.Value> found = new ArrayList<>(2);
    for (int i = 0; i < s.size(); i++) {
      String property = s.at(i).isWord() ? at(s, i) : null;
      if (property != null && !AddressWords.inLandmark(s, i)) {
        // "rumah" is also said of flats and shops, so it gives way
        found.add(new Found.Value(SlotKey.PROPERTY, property, i, i + 1, property.equals("house")));
      }
    }
    return found;
  }

  private static @Nullable String at(Sentence s, int i) {
    return switch (s.word(i)) {
      case "rumah", "rumah2" -> s.is(i + 1, "makan", "sakit", "tangga") ? null : house(s, i);
      case "apartemen", "rusun", "rusunawa", "rusunami", "unit_apartemen" -> "apartment";
      case "kost", "kos2", "kost2" -> "boarding_room";
      case "kantor" -> companys(s, i) ? null : "office";
      case "ruko", "toko" -> "shop";
      default -> null;
    };
  }

  private static String house(Sentence s, int i) {
    return s.is(i + 1, "susun") ? "apartment" : s.is(i + 1, "toko") ? "shop" : "house";
  }

  /// The company's own office.
  private static boolean companys(Sentence s, int i) {
    return s.is(i + 1, "fineclean", "pusat", "cabang") || s.is(i - 1, "alamat", "jam", "pulang");
  }
}
