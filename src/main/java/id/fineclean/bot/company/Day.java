package id.fineclean.bot.company;

/// What one day is to the company.
public sealed interface Day {
  /// Work is done within these hours, in the local time of the area.
  record Open(Hours hours) implements Day {}

  /// The weekday is a day off.
  record Closed() implements Day {}

  /// A holiday, whatever the weekday.
  record OnHoliday(Holiday holiday) implements Day {}
}
