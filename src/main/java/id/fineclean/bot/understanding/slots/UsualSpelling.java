package id.fineclean.bot.understanding.slots;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The usual spelling of the words the grammar knows. Everything else stays as it is, so that names
/// keep their letters.
final class UsualSpelling {
  private static final Map<String, String> USUAL = load();

  /// Words that a number is written against without a space.
  private static final Set<String> TAKES_NUMBER =
      Set.of(
          "jam",
          "tanggal",
          "nomor",
          "blok",
          "lantai",
          "kamar",
          "tipe",
          "sofa",
          "kasur",
          "unit",
          "gang",
          "luas",
          "toilet",
          "tower",
          "mandi",
          "tidur",
          "setengah",
          "orang",
          "karpet");

  /// Long names in which a single slip of typing is forgiven.
  private static final Fuzzy LONG_NAMES =
      new Fuzzy(
          List.of(
              "besok",
              "senin",
              "selasa",
              "kamis",
              "jumat",
              "sabtu",
              "minggu",
              "januari",
              "februari",
              "maret",
              "april",
              "agustus",
              "september",
              "oktober",
              "november",
              "desember",
              "tomorrow",
              "tuesday",
              "wednesday",
              "thursday",
              "saturday",
              "cleaning",
              "general",
              "tanggal",
              "setengah",
              "apartemen",
              "perumahan",
              "komplek",
              "karpet"));

  private UsualSpelling() {}

  /// The usual spelling of a lower-case word, or the word itself.
  ///
  /// @param capital it was written with a capital, as names are: then no slip is repaired
  static String usual(String raw, boolean capital) {
    String known = USUAL.get(raw);
    return known != null ? known : guess(raw, capital);
  }

  /// The usual spelling of a doubled word ("bersih-bersih"), or the word with a 2.
  static String doubled(String raw) {
    String twice = raw + "2";
    return USUAL.getOrDefault(twice, twice);
  }

  /// Whether the grammar knows the lower-case word as it is written.
  static boolean knows(String raw) {
    return USUAL.containsKey(raw);
  }

  static boolean takesNumber(String word) {
    return TAKES_NUMBER.contains(word);
  }

  private static String guess(String raw, boolean capital) {
    String known = raw.endsWith("nya") ? USUAL.get(raw.substring(0, raw.length() - 3)) : null;
    if (known == null) {
      String squeezed = squeeze(raw);
      known = squeezed.equals(raw) || squeezed.length() < 3 ? null : USUAL.get(squeezed);
    }
    if (known == null && !capital) {
      known = LONG_NAMES.nearest(raw);
    }
    return known == null ? raw : USUAL.getOrDefault(known, known);
  }

  /// "besokkk" and "beeesok" are "besok".
  private static String squeeze(String word) {
    StringBuilder single = null;
    for (int i = 1; i < word.length(); i++) {
      boolean again = word.charAt(i) == word.charAt(i - 1);
      if (again && single == null) {
        single = new StringBuilder(word.length()).append(word, 0, i);
      } else if (!again && single != null) {
        single.append(word.charAt(i));
      }
    }
    return single == null ? word : single.toString();
  }

  private static Map<String, String> load() {
    Map<String, String> usual = new HashMap<>();
    for (String line : WordLists.lines("words.txt")) {
      int colon = line.indexOf(':');
      String word = line.substring(0, colon).intern();
      usual.put(word, word);
      for (String other : line.substring(colon + 1).split("\\s+")) {
        usual.putIfAbsent(other, word);
      }
    }
    usual.remove("");
    List.copyOf(usual.entrySet()).forEach(e -> squeezed(usual, e.getKey(), e.getValue()));
    return Map.copyOf(usual);
  }

  /// "minggu" is also found as "mingu", for squeezing a longer "mingguuu" leaves that.
  private static void squeezed(Map<String, String> usual, String word, String meaning) {
    String single = squeeze(word);
    if (single.length() >= 4) {
      usual.putIfAbsent(single, meaning);
    }
  }
}
