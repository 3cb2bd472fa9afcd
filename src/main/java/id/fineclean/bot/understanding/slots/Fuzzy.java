package id.fineclean.bot.understanding.slots;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the one name a word with a single slip of typing stands for: a letter missing, added,
/// replaced, or two swapped. The first letter must be right, and words shorter than five letters
/// are never repaired: too many are one slip from another.
final class Fuzzy {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 14;

  private final List<List<String>> byFirstLetter;
  private final Set<String> never;

  /// @param never real words that lie one slip from a name
  Fuzzy(List<String> names, Set<String> never) {
    this.never = never;
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
    if (first < 'a' || first > 'z' || never.contains(word)) {
      return null;
    }
    for (String name : byFirstLetter.get(first - 'a')) {
      if (oneSlip(word, name)) {
        return name;
      }
    }
    return null;
  }

  private static boolean oneSlip(String word, String name) {
    int difference = word.length() - name.length();
    if (difference < -1 || difference > 1) {
      return false;
    }
    int i = 0;
    while (i < Math.min(word.length(), name.length()) && word.charAt(i) == name.charAt(i)) {
      i++;
    }
    return switch (difference) {
      case 1 -> word.regionMatches(i + 1, name, i, name.length() - i);
      case -1 -> word.regionMatches(i, name, i + 1, word.length() - i);
      case 0 -> replaced(word, name, i) || swapped(word, name, i);
      default -> false;
    };
  }

  private static boolean replaced(String word, String name, int i) {
    return word.regionMatches(i + 1, name, i + 1, word.length() - i - 1);
  }

  private static boolean swapped(String word, String name, int i) {
    return i + 1 < word.length()
        && word.charAt(i) == name.charAt(i + 1)
        && word.charAt(i + 1) == name.charAt(i)
        && word.regionMatches(i + 2, name, i + 2, word.length() - i - 2);
  }
}
