package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.SendLimits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Keeps one channel within its provider's limits, for this process: a token bucket for all chats
// together and one for
/// each chat. Thread-safe.
final class SendLimiter {
  private static final int CHATS_REMEMBERED = 50_000;

  private final SendLimits limits;
  private final LongSupplier nanos;
  private final Bucket all;
  private final Map<Long, Bucket> chats =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Bucket> eldest) {
          return size() > CHATS_REMEMBERED;
        }
      };

  SendLimiter(SendLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    // A second's worth may go at once: providers count by the second.
    this.all = new Bucket(limits.perSecond(), Math.max(1, limits.perSecond()), nanos.getAsLong());
  }

  /// Reserves the next free moment for a message.
  ///
  /// @return how long to wait before sending it; the reservation stands
  synchronized Duration reserve(long chat) {
    long now = nanos.getAsLong();
    Bucket own =
        chats.computeIfAbsent(
            chat, id -> new Bucket(limits.perChatPerSecond(), limits.chatBurst(), now));
    return Duration.ofNanos(Math.max(own.take(now), all.take(now)));
  }

  /// Lets nothing out for a while, because the provider asked for it.
  synchronized void pause(Duration pause) {
    all.block(nanos.getAsLong() + pause.toNanos());
  }

  /// Tokens that may go below zero: the debt is the wait of whoever took the last one.
  private static final class Bucket {
    private final double perNano;
    private final double capacity;
    private double tokens;
    private long updated;
    private long blockedUntil;

    Bucket(double perSecond, double capacity, long now) {
      this.perNano = perSecond / 1e9;
      this.capacity = capacity;
      this.tokens = capacity;
      this.updated = now;
      this.blockedUntil = now;
    }

    long take(long now) {
      tokens = Math.min(capacity, tokens + (now - updated) * perNano);
      updated = now;
      tokens -= 1;
      long debt = tokens >= 0 ? 0 : (long) (-tokens / perNano);
      return Math.max(debt, blockedUntil - now);
    }

    void block(long until) {
      blockedUntil = Math.max(blockedUntil, until);
    }
  }
}
