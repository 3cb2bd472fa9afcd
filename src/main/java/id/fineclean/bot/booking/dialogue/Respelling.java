package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.text.Slips;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A name that is known, said once more with other letters: "budi aja, i nya satu" after "Budiii",
/// "eh Rahma pake h, Rahmah". Short messages only, as any longer one may hold a word that is much
/// like a name.
final class Respelling {
  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Pattern REPEATED = Pattern.compile("(\\p{L})\\1+");
  private static final int MOST_WORDS = 8;

  /// In a shorter one a single slip makes other words of it.
  private static final int LEAST_LETTERS = 4;

  private Respelling() {}

  /// @return the name as it is now to be written; empty where the message does not tell
  static Optional<String> of(String known, Understanding what) {
    String[] words = what.text().strip().split("\\s+");
    if (!what.slots().isEmpty() || what.text().contains("?") || words.length > MOST_WORDS) {
      return Optional.empty();
    }
    String first = known.split("\\s+")[0];
    return WORD.matcher(what.text())
        .results()
        .map(MatchResult::group)
        .filter(word -> !word.equalsIgnoreCase(first) && isLike(word, first))
        .reduce((_, last) -> last)
        .map(word -> capital(word) + known.substring(first.length()));
  }

  private static boolean isLike(String word, String first) {
    String one = squeezed(word);
    String other = squeezed(first);
    boolean slip = one.length() >= LEAST_LETTERS && Slips.atMostOne(one, other);
    return one.equals(other) || slip && one.charAt(0) == other.charAt(0);
  }

  private static String squeezed(String word) {
    return REPEATED.matcher(word.toLowerCase(Locale.ROOT)).replaceAll("$1");
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
