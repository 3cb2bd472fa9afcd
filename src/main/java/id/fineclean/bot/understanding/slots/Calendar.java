package id.fineclean.bot.understanding.slots;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/// Which day is meant, counted from today. Weeks begin on Monday.
final class Calendar {
  /// Long enough to come by 29 February.
  private static final int YEARS_AHEAD = 8;

  private Calendar() {}

  /// The next such weekday, strictly after today.
  static LocalDate next(LocalDate today, DayOfWeek day) {
    return today.with(TemporalAdjusters.next(day));
  }

  /// The next such weekday, which may be today ("Sabtu ini").
  static LocalDate nextOrToday(LocalDate today, DayOfWeek day) {
    return today.with(TemporalAdjusters.nextOrSame(day));
  }

  /// That day of a later calendar week ("Selasa depan" is one week on).
  static LocalDate inWeek(LocalDate today, DayOfWeek day, int weeks) {
    return today
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .plusWeeks(weeks)
        .with(TemporalAdjusters.nextOrSame(day));
  }

  /// Such a weekday at most three days from a date.
  static LocalDate nearest(LocalDate date, DayOfWeek day) {
    return date.minusDays(3).with(TemporalAdjusters.nextOrSame(day));
  }

  static LocalDate previous(LocalDate today, DayOfWeek day) {
    return today.with(TemporalAdjusters.previous(day));
  }

  /// The next such day of a month, today included; months too short are passed over.
  static @Nullable LocalDate dayOfMonth(LocalDate today, int day) {
    if (day < 1 || day > 31) {
      return null;
    }
    YearMonth month = YearMonth.from(today);
    while (!month.isValidDay(day) || month.atDay(day).isBefore(today)) {
      month = month.plusMonths(1);
    }
    return month.atDay(day);
  }

  static @Nullable LocalDate previousDayOfMonth(LocalDate today, int day) {
    return day < 1 || day > 31 ? null : before(today, day);
  }

  private static LocalDate before(LocalDate today, int day) {
    YearMonth month = YearMonth.from(today);
    while (!month.isValidDay(day) || !month.atDay(day).isBefore(today)) {
      month = month.minusMonths(1);
    }
    return month.atDay(day);
  }

  /// The next such date, today included.
  static @Nullable LocalDate dayAndMonth(LocalDate today, int day, int month) {
    for (int year = today.getYear(); year < today.getYear() + YEARS_AHEAD; year++) {
      LocalDate date = exactly(year, month, day);
      if (date != null && !date.isBefore(today)) {
        return date;
      }
    }
    return null;
  }

  /// The last day of the month that comes next, this one included.
  static int lastDay(LocalDate today, int month) {
    int year = today.getYear() + (month < today.getMonthValue() ? 1 : 0);
    return YearMonth.of(year, month).lengthOfMonth();
  }

  static @Nullable LocalDate exactly(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || year < 1 || year > 9999) {
      return null;
    }
    YearMonth of = YearMonth.of(year, month);
    return of.isValidDay(day) ? of.atDay(day) : null;
  }
}
