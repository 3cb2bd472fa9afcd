package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import org.jspecify.annotations.Nullable;

/// One part of the grammar. Looks at a bounded number of tokens from `i` on, never throws, keeps no
/// state.
interface Rule {
  @Nullable Match at(Sentence s, int i, Context context);
}
