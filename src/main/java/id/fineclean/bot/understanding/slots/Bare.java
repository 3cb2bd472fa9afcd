package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Context;

/// Numbers that mean something only because of the question they answer.
final class Bare {
  private Bare() {}

  /// The number at `i` answers the open question: it counts nothing, and no longer number goes
  /// through it.
  static boolean is(Sentence s, int i, Asked asked, Context context) {
    if (context.asked().filter(open -> open == asked).isEmpty()
        || s.is(i - 1, "nomor", "opsi", "pilihan")) {
      return false;
    }
    Num number = Numbers.at(s, i);
    return number != null
        && !Nouns.counted(s, number.to())
        && !Numbers.begins(s, number.to())
        && !Numbers.begins(s, i - 1);
  }

  /// "jam 9 eh 10 aja": the number takes the place of one said with `label` before.
  static boolean corrects(Sentence s, int i, String label, String other) {
    boolean turn =
        s.is(i - 1, "eh", "jadi", "ganti")
            || s.is(i - 1, "ke", "tapi", "maksud")
            || s.is(i - 1, "ralat", "atau", "bukan");
    Num number = turn || s.is(i - 1, ",") ? Numbers.at(s, i) : null;
    if (number != null && !turn && !s.is(number.to(), "saja", "deh")) {
      return false;
    }
    if (number == null || Nouns.counted(s, number.to())) {
      return false;
    }
    for (int k = i - 2; k > i - 8; k--) {
      if (s.is(k, label, other)) {
        return s.is(k, label);
      }
    }
    return false;
  }
}
