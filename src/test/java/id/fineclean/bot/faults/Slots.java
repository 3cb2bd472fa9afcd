package id.fineclean.bot.faults;

import id.fineclean.bot.booking.BookingContent;
import id.fineclean.bot.company.Company;
import id.fineclean.bot.content.ContentException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Times at which the one crew of Bandung that cleans houses is free, so that every booking of a
/// run can be made, and a second one of the same time cannot.
final class Slots {
  private static final List<Integer> HOURS = List.of(8, 11, 14);

  /// A day off of that crew's.
  private static final Set<LocalDate> ABSENT = Set.of(LocalDate.of(2026, 12, 24));

  private static final List<String> MONTHS =
      List.of(
          "Januari",
          "Februari",
          "Maret",
          "April",
          "Mei",
          "Juni",
          "Juli",
          "Agustus",
          "September",
          "Oktober",
          "November",
          "Desember");

  private final List<Slot> slots = new ArrayList<>();

  /// @param date as customers write it
  record Slot(String date, int hour) {}

  Slots(Path content) {
    Company company = company(content);
    LocalDate today = LocalDate.now(company.zone());
    for (int days = 3; days < 57; days++) {
      LocalDate date = today.plusDays(days);
      if (works(company, date)) {
        HOURS.forEach(hour -> slots.add(new Slot(written(date), hour)));
      }
    }
  }

  Slot get(int number) {
    return slots.get(number);
  }

  int size() {
    return slots.size();
  }

  private static boolean works(Company company, LocalDate date) {
    return date.getDayOfWeek() != DayOfWeek.SUNDAY
        && date.getDayOfWeek() != DayOfWeek.SATURDAY
        && !ABSENT.contains(date)
        && !company.holidays().containsKey(date);
  }

  private static String written(LocalDate date) {
    return date.getDayOfMonth() + " " + MONTHS.get(date.getMonthValue() - 1) + " " + date.getYear();
  }

  private static Company company(Path content) {
    try {
      return BookingContent.read(content).company();
    } catch (ContentException e) {
      throw new AssertionError(e);
    }
  }
}
