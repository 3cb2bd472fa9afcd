package id.fineclean.bot.learning;

import id.fineclean.bot.conversation.Effect;
import id.fineclean.bot.conversation.Missed;
import id.fineclean.bot.understanding.Understanding;
import java.time.Instant;
import java.util.Optional;

/// Counts what the dialogue does not understand, in the turn's own transaction.
public final class Learner implements Missed {
  private final Wording wording;
  private final Misses misses;

  public Learner(Wording wording, Misses misses) {
    this.wording = wording;
    this.misses = misses;
  }

  @Override
  public Optional<Effect> note(Understanding what, Instant now) {
    return wording
        .of(what.text(), what.slots())
        .map(words -> transaction -> misses.add(transaction, words, what.intent(), now));
  }
}
