package id.fineclean.bot.simulated;

import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes a wording as somebody types it: abbreviations, slips of the finger, no capitals or
/// points.
/// What stands for a value (`{…}`) is filled in as it is.
final class Scribe {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
  private static final Pattern WORD = Pattern.compile("\\p{L}+");

  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("yang", "yg"),
          Map.entry("tidak", "gak"),
          Map.entry("besok", "bsk"),
          Map.entry("untuk", "utk"),
          Map.entry("dengan", "dgn"),
          Map.entry("sudah", "udh"),
          Map.entry("bisa", "bs"),
          Map.entry("saya", "sy"),
          Map.entry("berapa", "brp"),
          Map.entry("sampai", "smp"),
          Map.entry("nomor", "no"),
          Map.entry("pesan", "psn"),
          Map.entry("alamat", "almt"),
          Map.entry("jadwal", "jdwl"),
          Map.entry("sama", "sm"));

  private final RandomGenerator random;
  private final double sloppy;
  private final boolean lower;
  private final boolean bare;

  Scribe(RandomGenerator random, Temper temper) {
    this.random = random;
    this.sloppy = temper.sloppy();
    this.lower = random.nextDouble() < 0.4;
    this.bare = random.nextDouble() < 0.4;
  }

  String write(String wording, Map<String, String> values) {
    StringBuilder written = new StringBuilder();
    Matcher place = PLACE.matcher(wording);
    int from = 0;
    while (place.find()) {
      written.append(typed(wording.substring(from, place.start())));
      written.append(values.getOrDefault(place.group(1), place.group()));
      from = place.end();
    }
    String text = written.append(typed(wording.substring(from))).toString().strip();
    return lower ? text.toLowerCase(Locale.ROOT) : text;
  }

  private String typed(String words) {
    String typed = WORD.matcher(words).replaceAll(match -> word(match.group()));
    return bare ? typed.replaceAll("(?<!\\d)[.,?!]+(?!\\d)", "") : typed;
  }

  private String word(String word) {
    if (random.nextDouble() >= sloppy) {
      return word;
    }
    String known = SHORT.get(word.toLowerCase(Locale.ROOT));
    return known != null ? known : word.length() >= 6 ? swapped(word) : word;
  }

  private String swapped(String word) {
    int at = 1 + random.nextInt(word.length() - 3);
    return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
  }
}
