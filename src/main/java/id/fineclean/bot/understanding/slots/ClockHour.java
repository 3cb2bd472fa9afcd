package id.fineclean.bot.understanding.slots;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// An hour as it was said, before it is known which half of the day it means.
///
/// @param hour 0 to 23
/// @param minute 0 to 59
/// @param shift minutes to add: -30 for "setengah", -15 for "kurang seperempat"
/// @param part said together with the hour
/// @param exact the half of the day is known from elsewhere: "habis dzuhur", "2 jam lagi"
record ClockHour(int hour, int minute, int shift, @Nullable DayPart part, boolean exact) {
  /// The last bare hour taken for the afternoon: working hours are 07:00 to 18:00.
  private static final int LAST_AFTERNOON_HOUR = 6;

  private static final int EARLIEST_END = 6;

  static ClockHour exactly(LocalTime time) {
    return new ClockHour(time.getHour(), time.getMinute(), 0, null, true);
  }

  static ClockHour of(int hour, int minute) {
    return new ClockHour(hour % 24, minute, 0, null, false);
  }

  ClockHour shifted(int minutes) {
    return new ClockHour(hour, minute, shift + minutes, part, exact);
  }

  ClockHour in(@Nullable DayPart said) {
    return said == null || part != null ? this : new ClockHour(hour, minute, shift, said, exact);
  }

  /// The time of day meant.
  ///
  /// @param near a part of the day said elsewhere in the message; one said with the hour wins
  LocalTime resolve(@Nullable DayPart near) {
    // "besok pagi, paling lambat jam 12" ends at noon, not at midnight
    boolean noon = near == DayPart.MORNING && hour == 12;
    DayPart said = part != null || noon ? part : near;
    return LocalTime.of(hourOfDay(said), minute).plusMinutes(shift);
  }

  /// The time of day meant by the end of a stretch: a morning's work may end at one.
  LocalTime resolveEnd(@Nullable DayPart near) {
    return resolve(near == DayPart.MORNING && hour < EARLIEST_END ? null : near);
  }

  private int hourOfDay(@Nullable DayPart said) {
    if (exact || hour == 0 || hour > 12) {
      return hour;
    }
    if (said != null) {
      return said.hour(hour);
    }
    return hour <= LAST_AFTERNOON_HOUR ? hour + 12 : hour;
  }
}
