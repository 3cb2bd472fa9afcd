package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import org.jspecify.annotations.Nullable;

/// E-mail addresses.
final class EmailRule implements Rule {
  /// More tokens than an address has.
  private static final int LONGEST = 40;

  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    if (!plain(s, i) || i > 0 && s.glued(i) && local(s, i - 1)) {
      return null;
    }
    int k = i + 1;
    while (k < i + LONGEST && s.glued(k) && local(s, k)) {
      k++;
    }
    return s.is(k, "@") && s.glued(k) ? domain(s, i, k + 1) : null;
  }

  private static @Nullable Match domain(Sentence s, int from, int i) {
    int k = i;
    int dots = 0;
    int end = i;
    while (k < i + LONGEST && s.glued(k) && (plain(s, k) || s.is(k, ".", "-"))) {
      dots += s.is(k, ".") ? 1 : 0;
      end = plain(s, k) ? k + 1 : end;
      k++;
    }
    boolean domain = dots > 0 && end > i + 2 && s.at(end - 1).isWord() && s.is(end - 2, ".");
    return domain
        ? Match.of(new Found.Value(SlotKey.EMAIL, s.written(from, end), from, end))
        : null;
  }

  private static boolean plain(Sentence s, int k) {
    Token token = s.at(k);
    return token.isWord() || token.isDigits();
  }

  private static boolean local(Sentence s, int k) {
    return plain(s, k) || s.is(k, ".", "_", "-") || s.is(k, "+", "%");
  }
}
