package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import org.jspecify.annotations.Nullable;

/// "kode pos 12345". Postal codes inside an address are read with it.
final class PostalRule implements Rule {
  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    int k =
        switch (s.word(i)) {
          case "kodepos", "postcode", "zip" -> i + 1;
          case "kode" -> s.is(i + 1, "pos") ? i + 2 : i;
          case "postal" -> s.is(i + 1, "code", "kode") ? i + 2 : i;
          default -> i;
        };
    k = k > i && s.is(k, ":", "nya", "code") ? k + 1 : k;
    return k > i && code(s, k)
        ? Match.of(new Found.Value(SlotKey.POSTAL_CODE, s.word(k), k, k + 1))
        : null;
  }

  /// Five digits, the first from 1 to 9 (Pos Indonesia).
  static boolean code(Sentence s, int k) {
    return s.at(k).digits() == 5
        && s.at(k).value() >= 10_000
        && !(s.is(k + 1, ".") && s.glued(k + 2) && s.digits(k + 2));
  }
}
