package id.fineclean.bot.conversation;

import id.fineclean.bot.concurrent.BoundedMap;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Conversations that another process was faster at. It goes on with what follows, so for a while
/// each of them is left to it, as long as it does: whoever decides on the same messages at the same
/// time does so in vain. Thread-safe.
final class GivingWay {
  private static final Duration FOR = Duration.ofSeconds(3);

  /// How long a message has to stand first before it is plain that nobody else is at it.
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final int MOST = 10_000;

  private final Map<Long, Given> given = BoundedMap.ofLatestAdded(MOST);
  private final LongSupplier nanos;

  GivingWay(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// @param at when others were last seen to be at it
  /// @param first the message that was first when it was looked at last, and since when it is
  private record Given(long at, long first, long since) {}

  /// Another process handled a message first.
  synchronized void begin(long conversationId) {
    long now = nanos.getAsLong();
    given.put(conversationId, new Given(now, 0, now));
  }

  /// Whether the way is given to others here.
  synchronized boolean holds(long conversationId) {
    return current(conversationId) != null;
  }

  /// Whether others seem to be at a conversation still.
  ///
  /// @param first the message that is first now
  synchronized boolean yields(long conversationId, long first) {
    Given before = current(conversationId);
    if (before == null) {
      return false;
    }
    long now = nanos.getAsLong();
    if (before.first != first) {
      given.put(conversationId, new Given(now, first, now));
      return true;
    }
    return now - before.since < PATIENCE.toNanos();
  }

  /// This process was first again.
  synchronized void end(long conversationId) {
    given.remove(conversationId);
  }

  private @Nullable Given current(long conversationId) {
    Given now = given.get(conversationId);
    if (now != null && nanos.getAsLong() - now.at > FOR.toNanos()) {
      given.remove(conversationId);
      return null;
    }
    return now;
  }
}
