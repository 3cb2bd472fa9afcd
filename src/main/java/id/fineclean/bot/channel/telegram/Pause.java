package id.fineclean.bot.channel.telegram;

import java.time.Duration;

/// Waits that double from one failure to the next, up to a limit. For one thread.
final class Pause {
  private final Duration first;
  private final Duration longest;
  private Duration next;

  Pause(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /// @param atLeast what the provider asked for
  void take(Duration atLeast) throws InterruptedException {
    Duration now = next.compareTo(atLeast) > 0 ? next : atLeast;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(longest) > 0 ? longest : doubled;
    Thread.sleep(now);
  }

  /// After a success.
  void reset() {
    next = first;
  }
}
