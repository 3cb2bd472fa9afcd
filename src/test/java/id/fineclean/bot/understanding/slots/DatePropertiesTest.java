package id.fineclean.bot.understanding.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Slots;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every day of five years, leap day included, at the first and last minute of the day.
class DatePropertiesTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate END = LocalDate.of(2031, 1, 1);
  private static final List<LocalTime> TIMES =
      List.of(
          LocalTime.MIDNIGHT, LocalTime.of(0, 1), LocalTime.of(10, 15), LocalTime.of(23, 59, 59));

  private static final Map<String, DayOfWeek> WEEKDAYS =
      Map.of(
          "Senin", DayOfWeek.MONDAY,
          "Selasa", DayOfWeek.TUESDAY,
          "Rabu", DayOfWeek.WEDNESDAY,
          "Kamis", DayOfWeek.THURSDAY,
          "Jumat", DayOfWeek.FRIDAY,
          "Sabtu", DayOfWeek.SATURDAY,
          "Minggu", DayOfWeek.SUNDAY);

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

  private final SlotExtractor extractor = new SlotExtractor(ServiceNames.standard());

  @Test
  void relativeDaysCountFromToday() {
    everyMoment(
        now -> {
          LocalDate today = now.toLocalDate();
          assertEquals(today, date("hari ini", now));
          assertEquals(today.plusDays(1), date("besok", now));
          assertEquals(today.plusDays(2), date("lusa", now));
          assertEquals(today.plusDays(3), date("3 hari lagi", now));
          assertEquals(today.minusDays(1), date("kemarin", now));
        });
  }

  @Test
  void bareWeekdayIsTheNextOneStrictlyAfterToday() {
    everyMoment(
        now ->
            WEEKDAYS.forEach(
                (name, day) -> {
                  LocalDate date = date("hari " + name, now);
                  assertEquals(day, date.getDayOfWeek());
                  long ahead = ChronoUnit.DAYS.between(now.toLocalDate(), date);
                  assertTrue(ahead >= 1 && ahead <= 7, () -> name + " from " + now + ": " + date);
                }));
  }

  @Test
  void thisWeekdayMayBeToday() {
    everyDay(
        now ->
            WEEKDAYS.forEach(
                (name, day) -> {
                  LocalDate date = date("hari " + name + " ini", now);
                  long ahead = ChronoUnit.DAYS.between(now.toLocalDate(), date);
                  assertEquals(day, date.getDayOfWeek());
                  assertTrue(ahead >= 0 && ahead <= 6, () -> name + " from " + now + ": " + date);
                }));
  }

  @Test
  void nextWeekdayLiesInTheNextCalendarWeek() {
    everyDay(
        now ->
            WEEKDAYS.forEach(
                (name, day) -> {
                  LocalDate monday =
                      now.toLocalDate().minusDays(now.getDayOfWeek().getValue() - 1L);
                  LocalDate expected = monday.plusDays(7L + day.getValue() - 1);
                  assertEquals(expected, date("hari " + name + " depan", now));
                  assertEquals(expected, date(name + " minggu depan", now));
                }));
  }

  @Test
  void aStretchOfDaysSetsNoDateAndBeginsNotBeforeToday() {
    everyDay(
        now -> {
          LocalDate today = now.toLocalDate();
          LocalDate monday = today.minusDays(now.getDayOfWeek().getValue() - 8L);
          assertEquals(monday, from("minggu depan aja", now));
          assertEquals(today, from("minggu ini", now));
          assertEquals(DayOfWeek.SATURDAY, from("akhir pekan", now).getDayOfWeek());
          assertEquals(today.plusMonths(1).withDayOfMonth(1), from("bulan depan", now));
          for (String said : List.of("akhir bulan", "awal bulan", "pertengahan Desember")) {
            assertFalse(from(said, now).isBefore(today), () -> said + " from " + now);
          }
        });
  }

  @Test
  void aDayThatDoesNotExistIsNoDay() {
    everyDay(
        now -> {
          for (String said :
              List.of("31 November", "tgl 31 April", "30 Februari", "31/9", "31/6")) {
            assertTrue(slots(said, now).date().isEmpty(), () -> said + " from " + now);
          }
        });
  }

  private Slots slots(String text, LocalDateTime now) {
    return extractor.extract(text, new Context(now, Optional.empty()));
  }

  private LocalDate from(String text, LocalDateTime now) {
    Slots slots = slots(text, now);
    assertTrue(slots.date().isEmpty(), text);
    return slots.get(SlotKey.DATE_FROM, LocalDate.class).orElseThrow();
  }

  @Test
  void malamMingguIsASaturdayEveningNotBehindUs() {
    everyDay(
        now -> {
          LocalDate date = date("malam Minggu", now);
          assertEquals(DayOfWeek.SATURDAY, date.getDayOfWeek());
          assertFalse(date.isBefore(now.toLocalDate()));
        });
  }

  @Test
  void dayOfMonthIsTheNextOneTodayIncluded() {
    everyDay(
        now -> {
          for (int day = 1; day <= 31; day++) {
            LocalDate date = date("tgl " + day, now);
            assertEquals(day, date.getDayOfMonth());
            assertFalse(date.isBefore(now.toLocalDate()));
            int wanted = day;
            boolean earlier =
                now.toLocalDate().datesUntil(date).anyMatch(d -> d.getDayOfMonth() == wanted);
            assertFalse(earlier, () -> "an earlier one than " + date + " after " + now);
          }
        },
        7);
  }

  @Test
  void everyDateIsReadInEveryWayOfWritingIt() {
    LocalDateTime now = LocalDateTime.of(2026, 11, 23, 10, 15);
    FIRST
        .datesUntil(END)
        .forEach(
            date -> {
              int day = date.getDayOfMonth();
              int month = date.getMonthValue();
              int year = date.getYear();
              Stream.of(
                      day + "/" + month + "/" + year,
                      day + "-" + month + "-" + year,
                      "%02d.%02d.%d".formatted(day, month, year),
                      "tgl " + day + " " + MONTHS.get(month - 1) + " " + year,
                      date.toString())
                  .forEach(text -> assertEquals(date, date(text, now), text));
            });
  }

  @Test
  void dayAndMonthIsTheNextOneTodayIncluded() {
    everyDay(
        now -> {
          LocalDate today = now.toLocalDate();
          for (LocalDate date :
              List.of(today, today.plusDays(1), today.plusDays(200), today.minusDays(1))) {
            boolean leap = date.getMonthValue() == 2 && date.getDayOfMonth() == 29;
            LocalDate expected =
                date.isBefore(today) && !leap ? date.plusYears(1) : leap ? leapDay(today) : date;
            assertEquals(
                expected, date("tgl " + date.getDayOfMonth() + "/" + date.getMonthValue(), now));
          }
        });
  }

  private static LocalDate leapDay(LocalDate today) {
    return today
        .datesUntil(today.plusYears(9))
        .filter(d -> d.getMonthValue() == 2 && d.getDayOfMonth() == 29)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"})
  void tomorrowIsTheCompanysTomorrowAroundMidnight(String zone) {
    Instant midnightUtc = Instant.parse("2028-02-28T00:00:00Z");
    for (int minutes = 0; minutes < 48 * 60; minutes += 5) {
      LocalDateTime now =
          LocalDateTime.ofInstant(midnightUtc.plusSeconds(minutes * 60L), ZoneId.of(zone));
      assertEquals(now.toLocalDate().plusDays(1), date("besok", now));
      assertEquals(now.toLocalDate(), date("hari ini", now));
    }
  }

  @Test
  void timesFromNowCrossMidnight() {
    LocalDateTime late = LocalDateTime.of(2026, 12, 31, 23, 30);
    var slots = extractor.extract("2 jam lagi", Context.at(late));
    assertEquals(Optional.of(LocalDate.of(2027, 1, 1)), slots.date());
    assertEquals(Optional.of(LocalTime.of(1, 30)), slots.timeStart());
  }

  private LocalDate date(String text, LocalDateTime now) {
    return extractor
        .extract(text, Context.at(now))
        .date()
        .orElseThrow(() -> new AssertionError("no date in " + text + " at " + now));
  }

  private interface Moment {
    void at(LocalDateTime now);
  }

  private static void everyMoment(Moment check) {
    FIRST.datesUntil(END).forEach(day -> TIMES.forEach(time -> check.at(day.atTime(time))));
  }

  private static void everyDay(Moment check) {
    everyDay(check, 1);
  }

  private static void everyDay(Moment check, int step) {
    FIRST
        .datesUntil(END, java.time.Period.ofDays(step))
        .forEach(day -> check.at(day.atTime(23, 59)));
  }
}
