package id.fineclean.bot.understanding.slots;

import java.util.HashSet;
import java.util.Set;

/// What customers say around names and addresses.
final class Chatter {
  private static final Set<String> WORDS =
      Set.copyOf(new HashSet<>(WordLists.words("chatter.txt")));
  private static final Set<String> PLACES =
      Set.copyOf(new HashSet<>(WordLists.words("places.txt")));

  private static final Set<String> FIRST_NAMES =
      Set.copyOf(new HashSet<>(WordLists.words("names.txt")));

  private Chatter() {}

  static boolean has(String word) {
    return WORDS.contains(word);
  }

  /// A frequent first name, so one also in small letters.
  static boolean firstName(Token token) {
    return FIRST_NAMES.contains(token.raw());
  }

  /// A town or district.
  static boolean place(Token token) {
    return PLACES.contains(token.raw());
  }

  /// "Bapak", "mas", "kak": said with a name, never part of it.
  static boolean honorific(String word) {
    return switch (word) {
      case "bapak",
          "ibu",
          "mas",
          "mbak",
          "kak",
          "bang",
          "abang",
          "mr",
          "mrs",
          "ms",
          "miss",
          "ny",
          "tn",
          "om",
          "tante",
          "sdr",
          "sdri",
          "nyonya",
          "tuan",
          "gus",
          "teh",
          "kang",
          "koh",
          "cik",
          "ci",
          "ko" ->
          true;
      default -> false;
    };
  }
}
