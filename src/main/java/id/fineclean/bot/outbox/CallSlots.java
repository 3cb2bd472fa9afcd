package id.fineclean.bot.outbox;

import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.SequencedSet;

/// Bounds the calls to one provider that run at once. Whoever finds no slot is remembered instead
/// of blocked, so that a provider that hangs holds up no thread that another provider's messages
/// need. Thread-safe.
final class CallSlots {
  private final int most;
  private final SequencedSet<Long> waiting = new LinkedHashSet<>();
  private int taken;

  CallSlots(int most) {
    this.most = most;
  }

  /// Takes a slot; [#leave] has to follow.
  ///
  /// @return false where none is free: then some [#leave] will name this conversation
  synchronized boolean enter(long conversationId) {
    if (taken == most) {
      waiting.add(conversationId);
      return false;
    }
    taken++;
    return true;
  }

  /// Gives a slot back.
  ///
  /// @return the conversation that waited longest and should try again now
  synchronized OptionalLong leave() {
    taken--;
    return waiting.isEmpty() ? OptionalLong.empty() : OptionalLong.of(waiting.removeFirst());
  }
}
