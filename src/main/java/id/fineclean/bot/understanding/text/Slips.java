package id.fineclean.bot.understanding.text;

/// Slips of typing between two words: a letter missing, added, replaced, or two neighbours swapped.
public final class Slips {
  private Slips() {}

  /// Whether at most one slip makes `a` of `b`. Linear in their length.
  public static boolean atMostOne(String a, String b) {
    String longer = a.length() >= b.length() ? a : b;
    String shorter = longer.equals(a) ? b : a;
    int same = 0;
    while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
      same++;
    }
    return switch (longer.length() - shorter.length()) {
      case 0 -> replaced(longer, shorter, same) || swapped(longer, shorter, same);
      case 1 -> longer.regionMatches(same + 1, shorter, same, shorter.length() - same);
      default -> false;
    };
  }

  private static boolean replaced(String a, String b, int i) {
    return i == a.length() || a.regionMatches(i + 1, b, i + 1, a.length() - i - 1);
  }

  private static boolean swapped(String a, String b, int i) {
    return i + 1 < a.length()
        && a.charAt(i) == b.charAt(i + 1)
        && a.charAt(i + 1) == b.charAt(i)
        && a.regionMatches(i + 2, b, i + 2, a.length() - i - 2);
  }

  /// How many slips make `a` of `b`. Takes the product of their lengths.
  public static int count(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 ? j : j == 0 ? i : cell(a, b, d, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cell(String a, String b, int[][] d, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
