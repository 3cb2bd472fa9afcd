package id.fineclean.bot.policy;

import id.fineclean.bot.policy.PolicyChange.Kind;
import id.fineclean.bot.policy.PolicyChange.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Compares two texts word by word, by their longest common subsequence. Clauses are short, so a
/// table of all pairs is small.
final class WordComparison {
  private final List<String> before;
  private final List<String> after;
  private final int[][] common;
  private final List<Piece> pieces = new ArrayList<>();

  private WordComparison(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
    this.common = new int[before.size() + 1][after.size() + 1];
  }

  static List<Piece> of(String before, String after) {
    var comparison = new WordComparison(words(before), words(after));
    comparison.fill();
    comparison.walk();
    return comparison.pieces;
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\s+"));
  }

  private void fill() {
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
  }

  private void walk() {
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        add(Kind.KEPT, before.get(i));
        i++;
        j++;
      } else if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
        add(Kind.REMOVED, before.get(i++));
      } else {
        add(Kind.ADDED, after.get(j++));
      }
    }
  }

  private void add(Kind kind, String word) {
    if (!pieces.isEmpty() && pieces.getLast().kind() == kind) {
      pieces.add(new Piece(kind, pieces.removeLast().text() + " " + word));
    } else {
      pieces.add(new Piece(kind, word));
    }
  }
}
