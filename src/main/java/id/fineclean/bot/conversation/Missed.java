package id.fineclean.bot.conversation;

import id.fineclean.bot.understanding.Understanding;
import java.time.Instant;
import java.util.Optional;

/// Takes note of messages that were not understood, so that the owner can teach them. Thread-safe.
@FunctionalInterface
public interface Missed {
  /// For a bot that learns nothing.
  Missed NOTHING = (what, now) -> Optional.empty();

  /// @param what the message as far as it was understood
  /// @return what to store with the turn
  Optional<Effect> note(Understanding what, Instant now);
}
