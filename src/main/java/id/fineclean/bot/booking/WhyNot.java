package id.fineclean.bot.booking;

import id.fineclean.bot.company.Holiday;
import id.fineclean.bot.company.Hours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/// Why a job cannot be done at a time or on a day. Times are local to the job's area.
public sealed interface WhyNot {
  /// The area is not served (any more).
  record AreaNotServed() implements WhyNot {}

  /// No crew that goes to the area does this service.
  record NoCrew() implements WhyNot {}

  /// It lies in the past.
  record Past() implements WhyNot {}

  /// @param last the last day that can be booked yet
  record TooFar(LocalDate last) implements WhyNot {}

  /// The weekday is a day off.
  record Closed(DayOfWeek day) implements WhyNot {}

  /// Nobody works on this holiday.
  record OnHoliday(Holiday holiday) implements WhyNot {}

  /// The start lies outside the day's opening hours.
  record OutsideHours(Hours hours) implements WhyNot {}

  /// The job would not be done before the day ends.
  ///
  /// @param latest the latest start of that day
  record TooLate(LocalTime latest, Hours hours) implements WhyNot {}

  /// The job takes longer than this day's hours.
  record TooLong(Hours hours) implements WhyNot {}

  /// @param earliest the first half hour that keeps the service's lead time; may lie outside the
  ///     opening hours
  record TooSoon(ZonedDateTime earliest) implements WhyNot {}

  /// Visits start on the hour or half past.
  record OffGrid() implements WhyNot {}

  /// All crews that could do it are taken or off.
  record Full() implements WhyNot {}
}
