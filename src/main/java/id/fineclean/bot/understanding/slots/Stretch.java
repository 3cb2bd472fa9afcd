package id.fineclean.bot.understanding.slots;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// A time with its end, if one was said. The end lies behind the start.
record Stretch(LocalTime start, @Nullable LocalTime end) {
  static Stretch of(@Nullable ClockHour start, @Nullable ClockHour end, @Nullable DayPart near) {
    if (start == null) {
      throw new IllegalArgumentException("a stretch needs a start");
    }
    if (end == null) {
      return new Stretch(start.resolve(near), null);
    }
    LocalTime last = end.resolve(near);
    LocalTime first = first(start, end, near, last);
    if (!last.isAfter(first) && last.getHour() < 12) {
      last = last.plusHours(12);
    }
    return new Stretch(first, last.isAfter(first) ? last : null);
  }

  /// "jam 1-3 sore": what is said of the end holds for the start, where that comes before.
  private static LocalTime first(
      ClockHour start, ClockHour end, @Nullable DayPart near, LocalTime last) {
    LocalTime shared = start.resolve(end.part() != null ? end.part() : near);
    return shared.isBefore(last) ? shared : start.resolve(near);
  }
}
