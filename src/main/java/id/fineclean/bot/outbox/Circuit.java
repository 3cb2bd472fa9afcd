package id.fineclean.bot.outbox;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps calls from a provider that does not work: after a few failures in a row nothing is sent
/// but one message now and then, until one of them succeeds. Thread-safe, for one channel of one
/// process.
final class Circuit {
  private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);

  /// With fewer, calls that happen to fail one after another would hold up everybody.
  private static final int FAILURES = 5;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  /// A provider that goes up and down is not told of oftener, unless it stays down.
  private static final Duration QUIET = Duration.ofMinutes(5);

  /// After so many vain tries it stays down: about seven seconds.
  private static final int STAYS = 3;

  private final String channel;
  private final LongSupplier nanos;
  private int failures;
  private boolean open;
  private Duration pause = FIRST_PAUSE;
  private long pausedUntil;
  private boolean probing;
  private int vainTries;

  /// Whether it was said that the provider is down now, and when anything was said last.
  private boolean said;
  private Optional<Long> saidAt = Optional.empty();

  Circuit(String channel, LongSupplier nanos) {
    this.channel = channel;
    this.nanos = nanos;
  }

  /// Whether nothing keeps messages from being sent.
  synchronized boolean isClosed() {
    return !open;
  }

  /// Whether the time has come to try one.
  synchronized boolean wantsProbe() {
    return open && !probing && nanos.getAsLong() - pausedUntil >= 0;
  }

  /// Asks to make a call; where it is the one that tries, [#succeeded], [#failed] or [#unclear]
  /// has to follow.
  synchronized boolean enter() {
    if (!open) {
      return true;
    }
    if (!wantsProbe()) {
      return false;
    }
    probing = true;
    return true;
  }

  /// The provider answered as it should, whatever it said.
  ///
  /// @return whether messages may go out again that could not before
  synchronized boolean succeeded() {
    failures = 0;
    probing = false;
    if (!open) {
      return false;
    }
    open = false;
    pause = FIRST_PAUSE;
    if (said) {
      said = false;
      saidAt = Optional.of(nanos.getAsLong());
      LOG.warn("{} works again: what waits is sent", channel);
    }
    return true;
  }

  /// The provider could not be reached, or failed itself.
  ///
  /// @param reason a short code
  synchronized void failed(String reason) {
    failures++;
    if (!open && failures >= FAILURES) {
      open = true;
      vainTries = 0;
      rest();
      if (saidAt.filter(at -> nanos.getAsLong() - at < QUIET.toNanos()).isEmpty()) {
        say(reason);
      }
    } else if (probing) {
      vainTries++;
      if (!said && vainTries == STAYS) {
        say(reason);
      }
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
      rest();
    }
  }

  private void say(String reason) {
    said = true;
    saidAt = Optional.of(nanos.getAsLong());
    LOG.error(
        "{} does not take messages ({}): they wait, and one is tried now and then",
        channel,
        reason);
  }

  private void rest() {
    probing = false;
    pausedUntil = nanos.getAsLong() + pause.toNanos();
  }

  /// Nothing was found out: no call was made after all.
  synchronized void unclear() {
    probing = false;
  }
}
