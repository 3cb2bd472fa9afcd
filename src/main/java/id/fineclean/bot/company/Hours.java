package id.fineclean.bot.company;

import id.fineclean.bot.content.Entry;
import java.time.LocalTime;
import java.util.Optional;

/// A part of one day.
///
/// @param to midnight means the end of the day
public record Hours(LocalTime from, LocalTime to) {
  private static final int DAY = 24 * 60;

  /// From midnight to midnight.
  public static final Hours ALL_DAY = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  public Hours {
    if (!to.equals(LocalTime.MIDNIGHT) && !to.isAfter(from)) {
      throw new IllegalArgumentException("ends at " + to + ", not after its start at " + from);
    }
  }

  /// Minutes since the day began.
  public int fromMinute() {
    return from.getHour() * 60 + from.getMinute();
  }

  /// Minutes since the day began, at most 1440.
  public int toMinute() {
    return to.equals(LocalTime.MIDNIGHT) ? DAY : to.getHour() * 60 + to.getMinute();
  }

  /// How long it lasts.
  public int minutes() {
    return toMinute() - fromMinute();
  }

  /// Reads `09:00-17:00`; empty after a mistake, which is noted.
  public static Optional<Hours> read(Entry entry) {
    return entry
        .halves("-", "09:00-17:00 or closed")
        .flatMap(ends -> entry.make(() -> new Hours(ends.first().time(), ends.second().time())));
  }
}
