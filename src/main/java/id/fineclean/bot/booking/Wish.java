package id.fineclean.bot.booking;

import id.fineclean.bot.company.Hours;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;

/// What the customer prefers, besides a certain day or time.
///
/// @param starts when a visit may start; its end is not included
/// @param notOn days the customer ruled out
public record Wish(Hours starts, Set<LocalDate> notOn) {
  public Wish {
    notOn = Set.copyOf(notOn);
  }

  /// Anything.
  public static Wish any() {
    return new Wish(Hours.ALL_DAY, Set.of());
  }

  /// In a part of the day.
  public static Wish in(DayPart part) {
    return new Wish(part.hours(), Set.of());
  }

  /// The same, but not on these days.
  public Wish without(Set<LocalDate> days) {
    return new Wish(starts, days);
  }

  boolean allows(LocalDate date) {
    return !notOn.contains(date);
  }

  boolean allows(LocalTime start) {
    int minute = start.getHour() * 60 + start.getMinute();
    return minute >= starts.fromMinute() && minute < starts.toMinute();
  }
}
