package id.fineclean.bot.understanding.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The parts of a message that may each want something of their own: "mau booking besok, oh iya
/// harganya brp?" has two.
public final class Clauses {
  /// Joiners of two words; the first alone is none.
  private static final Set<String> PAIRS =
      Set.of(
          "oh iya",
          "oh ya",
          "o iya",
          "o ya",
          "dan juga",
          "sama juga",
          "dan mau",
          "sama mau",
          "satu lagi",
          "and also",
          "selain itu",
          "sekalian mau",
          "terus juga",
          "habis itu",
          "sama tanya",
          "dan tanya",
          "sama nanya",
          "sama minta",
          "dan minta",
          "and can",
          "and how",
          "and what",
          "dan berapa",
          "dan apakah",
          "sama berapa",
          "sama bisa",
          "dan bisa",
          "sama ada",
          "dan ada",
          "dan apa");

  private static final Set<String> ALONE =
      Set.of("sekalian", "sekaligus", "terus", "lalu", "kemudian", "oiya", "oya", "btw", "also");

  private static final Set<String> REASONS =
      Set.of("soalnya", "soale", "karena", "krn", "sebab", "because", "cause", "since");

  /// A part of fewer words says nothing alone.
  private static final int MIN_WORDS = 2;

  private static final int MAX_CLAUSES = 4;

  private Clauses() {}

  /// One list for each part, in order; a single one where the message has one part only. The parts
  /// hold all words.
  public static List<List<Word>> split(List<Word> words) {
    List<List<Word>> parts = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < words.size(); i++) {
      boolean enough = i - start >= MIN_WORDS && words.size() - i >= MIN_WORDS;
      if (enough && parts.size() < MAX_CLAUSES - 1 && begins(words, i)) {
        parts.add(words.subList(start, i));
        start = i;
      }
    }
    parts.add(words.subList(start, words.size()));
    return parts;
  }

  private static boolean begins(List<Word> words, int at) {
    Word word = words.get(at);
    if (word.breakBefore() || ALONE.contains(word.form())) {
      return true;
    }
    return at + 1 < words.size() && PAIRS.contains(word.form() + " " + words.get(at + 1).form());
  }

  /// Whether a part only tells why: "soalnya kerja Senin-Sabtu" applies for no job.
  public static boolean isReason(List<Word> clause) {
    return !clause.isEmpty() && REASONS.contains(clause.getFirst().form());
  }
}
