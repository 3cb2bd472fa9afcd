package id.fineclean.bot.simulated;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How somebody reads back what the bot has noted, and compares it with what they want.
final class Summary {
  private static final List<String> MONTHS =
      List.of(
          "Januari",
          "Februari",
          "Maret",
          "April",
          "Mei",
          "Juni",
          "Juli",
          "Agustus",
          "September",
          "Oktober",
          "November",
          "Desember");

  private static final Set<String> LEFT_OUT =
      Set.of("jl", "jln", "jalan", "no", "nomor", "gg", "gang", "lt", "lantai", "perum", "komp");

  private Summary() {}

  /// What follows a label, to the end of its line.
  static String line(String text, String label) {
    Matcher line = Pattern.compile("(?m)^" + label + ": (.*)$").matcher(text);
    return line.find() ? line.group(1) : "";
  }

  static boolean shows(String text, LocalDate date) {
    return text.contains(
        date.getDayOfMonth() + " " + MONTHS.get(date.getMonthValue() - 1) + " " + date.getYear());
  }

  static boolean shows(String text, LocalTime time) {
    return text.contains(String.format(Locale.ROOT, "%02d.%02d", time.getHour(), time.getMinute()));
  }

  static boolean shows(String text, Goal.Wanted wanted) {
    String size = wanted.job().sized() ? ", " + wanted.size() + " " : "";
    return text.contains(wanted.job().shown + size);
  }

  /// Every word of the street, whatever is put for `jalan` and `nomor`.
  static boolean hasAddress(String text, String street) {
    Set<String> words = Set.of(words(text));
    for (String word : words(street)) {
      if (!LEFT_OUT.contains(word) && !words.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static String[] words(String text) {
    return java.util.Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+", -1))
        .distinct()
        .toArray(String[]::new);
  }

  /// The name without a form of address.
  static boolean sameName(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceFirst("^(ibu|bu|bapak|pak|kak|mbak|mas|neng|ceu) ", "")
        .strip();
  }
}
