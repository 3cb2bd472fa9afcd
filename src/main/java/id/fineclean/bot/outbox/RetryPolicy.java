package id.fineclean.bot.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a message that did not go out is tried again.
///
/// @param first the wait after the first failure; it doubles with every further one
/// @param longest the longest wait between two attempts
/// @param giveUpAfter a message that has been in the queue for longer becomes a dead letter
public record RetryPolicy(Duration first, Duration longest, Duration giveUpAfter) {

  /// One second, doubling up to five minutes, for six hours: longer than the outages providers have
  /// had, shorter than an answer stays useful.
  public static final RetryPolicy STANDARD =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(6));

  /// @param attempts how many have failed, at least 1
  /// @return when to try again; empty to give up
  Optional<Instant> next(Instant queuedAt, int attempts, Instant now) {
    Duration pause = first.multipliedBy(1L << Math.clamp(attempts - 1, 0, 20));
    return within(queuedAt, now.plus(pause.compareTo(longest) > 0 ? longest : pause));
  }

  /// @param next when somebody else wants it to be tried again
  /// @return that, or empty to give up
  Optional<Instant> within(Instant queuedAt, Instant next) {
    return next.isAfter(queuedAt.plus(giveUpAfter)) ? Optional.empty() : Optional.of(next);
  }
}
