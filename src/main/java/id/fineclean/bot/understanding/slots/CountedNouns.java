package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.SlotKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What numbers count.
final class CountedNouns {
  private static final Set<String> OTHERS =
      Set.of(
          "jam", "hours", "menit", "hari", "day", "minggu", "pekan", "bulan", "tahun", "meter",
          "sqm", "ribu", "juta", "k", "persen", "kali", "x", "pk", "rumah", "kantor", "m", "cm",
          "km", "kt", "rp", "%", "set", "anak", "tower", "kg", "watt");

  private CountedNouns() {}

  /// Something countable stands at `i`.
  static boolean counted(Sentence s, int i) {
    return OTHERS.contains(s.word(i)) || s.at(i).raw().equals("pk") || key(s, i) != null;
  }

  /// The slot that a count of the word at `i` fills.
  static @Nullable SlotKey key(Sentence s, int i) {
    return switch (s.word(i)) {
      case "kamar" -> s.is(i + 1, "mandi") ? SlotKey.BATHROOMS : SlotKey.ROOMS;
      case "kt", "ruangan" -> SlotKey.ROOMS;
      case "toilet", "km" -> SlotKey.BATHROOMS;
      case "lantai", "tingkat" -> SlotKey.FLOORS;
      case "orang", "petugas" -> SlotKey.CLEANERS;
      case "unit",
          "buah",
          "dudukan",
          "sofa",
          "kasur",
          "ac",
          "karpet",
          "kursi",
          "gorden",
          "bed",
          "lembar" ->
          SlotKey.UNITS;
      case "spring" -> s.is(i + 1, "bed") ? SlotKey.UNITS : null;
      case "tempat" -> s.is(i + 1, "tidur") ? SlotKey.UNITS : null;
      default -> null;
    };
  }

  /// Where the noun at `i` ends: "kamar mandi", "tempat tidur" are two words.
  static int end(Sentence s, int i) {
    return switch (s.word(i)) {
      case "kamar" -> s.is(i + 1, "mandi", "tidur") ? i + 2 : i + 1;
      case "spring", "tempat" -> i + 2;
      case "unit", "buah" -> s.is(i + 1, "ac", "sofa", "kasur") ? i + 2 : i + 1;
      case "sofa", "kasur" ->
          s.is(i + 1, "king", "queen", "single")
                  || s.is(i + 1, "double", "besar", "kecil")
                  || s.is(i + 1, "l")
              ? i + 2
              : i + 1;
      default -> i + 1;
    };
  }
}
