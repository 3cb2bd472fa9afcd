package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.text.RealWords;
import id.fineclean.bot.understanding.text.Slips;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the one name a word with a single slip of typing stands for: a letter missing, added,
/// replaced, or two swapped. The first letter must be right, and words shorter than five letters
/// are never repaired: too many are one slip from another.
final class Fuzzy {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 14;

  private final List<List<String>> byFirstLetter;

  Fuzzy(List<String> names) {
    this.byFirstLetter =
        "abcdefghijklmnopqrstuvwxyz"
            .chars()
            .mapToObj(c -> names.stream().filter(name -> name.charAt(0) == c).toList())
            .toList();
  }

  @Nullable String nearest(String word) {
    if (word.length() < SHORTEST || word.length() > LONGEST) {
      return null;
    }
    char first = word.charAt(0);
    if (first < 'a' || first > 'z' || RealWords.has(word)) {
      return null;
    }
    for (String name : byFirstLetter.get(first - 'a')) {
      if (Slips.atMostOne(word, name)) {
        return name;
      }
    }
    return null;
  }
}
