package id.fineclean.bot.booking.dialogue;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Compares what a customer wrote with what they wrote before, whatever the capitals and signs:
/// "jl contoh no 5" is "Jl. Contoh No. 5".
final class SameWords {
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private SameWords() {}

  static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  /// What `longer` says after `beginning`; empty where it begins otherwise.
  static Optional<String> rest(String beginning, String longer) {
    String start = plain(beginning);
    String whole = plain(longer);
    return (whole + " ").startsWith(start + " ")
        ? Optional.of(whole.substring(start.length()).strip())
        : Optional.empty();
  }

  private static String plain(String text) {
    return BETWEEN.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
