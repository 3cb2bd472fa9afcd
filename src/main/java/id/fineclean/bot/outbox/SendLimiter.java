package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.SendLimits;
import id.fineclean.bot.concurrent.BoundedMap;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/// Keeps one channel within its provider's limits, for this process: a token bucket for all chats
/// together and one for each chat. Thread-safe.
final class SendLimiter {
  private static final int CHATS_REMEMBERED = 50_000;

  private final SendLimits limits;
  private final LongSupplier nanos;
  private final Bucket all;
  private long blockedUntil;
  private final Map<Long, Chat> chats = BoundedMap.ofLatestUsed(CHATS_REMEMBERED);

  SendLimiter(SendLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    this.blockedUntil = nanos.getAsLong();
    // Providers count by the second, so a burst comes on top of what the rate lets out in that
    // second: what falls due in a twentieth of it, for threads that wake late.
    this.all =
        new Bucket(limits.perSecond(), Math.max(1, limits.perSecond() / 20), nanos.getAsLong());
  }

  /// Asks to send a chat's next message now. Where it has to wait, the next free moment is reserved
  /// for it; ask again then.
  ///
  /// @return how long to wait; zero where it may go, and counts as gone
  synchronized Duration claim(long chat) {
    long now = nanos.getAsLong();
    Chat own =
        chats.computeIfAbsent(
            chat, id -> new Chat(new Bucket(limits.perChatPerSecond(), limits.chatBurst(), now)));
    if (!own.waiting || own.reserved - blockedUntil < 0) {
      own.reserved = now + Math.max(own.bucket.take(now), all.take(now));
    }
    own.waiting = own.reserved - now > 0;
    return Duration.ofNanos(Math.max(0, own.reserved - now));
  }

  /// Lets nothing out for a while, because the provider asked for it. Reservations for that time
  /// lapse.
  synchronized void pause(Duration pause) {
    long until = nanos.getAsLong() + pause.toNanos();
    all.block(until);
    if (until - blockedUntil > 0) {
      blockedUntil = until;
    }
  }

  private static final class Chat {
    private final Bucket bucket;
    private boolean waiting;

    /// Where it waits, for what moment.
    private long reserved;

    Chat(Bucket bucket) {
      this.bucket = bucket;
    }
  }

  /// Counts by the moment up to which everything is used (GCRA): a reservation moves it on by one
  /// interval, and may run ahead of the clock by the burst.
  private static final class Bucket {
    private final long interval;
    private final long burst;
    private long usedUntil;

    Bucket(double perSecond, double atOnce, long now) {
      this.interval = (long) (1e9 / perSecond);
      this.burst = (long) (interval * (atOnce - 1));
      this.usedUntil = now;
    }

    long take(long now) {
      usedUntil = Math.max(usedUntil, now);
      long wait = Math.max(0, usedUntil - burst - now);
      usedUntil += interval;
      return wait;
    }

    void block(long until) {
      usedUntil = Math.max(usedUntil, until + burst);
    }
  }
}
