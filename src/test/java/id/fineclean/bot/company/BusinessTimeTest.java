package id.fineclean.bot.company;

import static id.fineclean.bot.understanding.Language.EN;
import static id.fineclean.bot.understanding.Language.ID;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessTimeTest {
  private static ZonedDateTime at(String local, String zone) {
    return LocalDateTime.parse(local).atZone(ZoneId.of(zone));
  }

  @Test
  void writesDateAndTimeWithWeekdayAndZone() {
    ZonedDateTime time = at("2026-11-24T09:00", "Asia/Jakarta");
    assertEquals("Selasa, 24 November 2026 pukul 09.00 WIB", BusinessTime.dateTime(time, ID));
    assertEquals("Tuesday, 24 November 2026 at 09:00 WIB", BusinessTime.dateTime(time, EN));
  }

  @Test
  void namesTheThreeZones() {
    assertEquals("00.30 WITA", BusinessTime.time(at("2027-01-01T00:30", "Asia/Makassar"), ID));
    assertEquals("23:30 WIT", BusinessTime.time(at("2027-01-01T23:30", "Asia/Jayapura"), EN));
    assertEquals("12.00 WIB", BusinessTime.time(at("2027-01-01T12:00", "Asia/Pontianak"), ID));
  }

  @Test
  void namesEveryWeekdayAndMonthInIndonesian() {
    var weekdays = List.of("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu");
    for (int i = 0; i < 7; i++) {
      LocalDate date = LocalDate.of(2026, 11, 23).plusDays(i);
      String expected = weekdays.get(i) + ", " + (23 + i) + " November 2026";
      assertEquals(expected, BusinessTime.date(date, ID));
    }
    var months =
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
    for (int i = 0; i < 12; i++) {
      String written = BusinessTime.date(LocalDate.of(2027, 1 + i, 1), ID);
      assertEquals(months.get(i), written.split(" ")[2]);
    }
  }

  @Test
  void writesShortDatesForButtons() {
    assertEquals("Sel 24 Nov", BusinessTime.shortDate(LocalDate.of(2026, 11, 24), ID));
    assertEquals("Tue 24 Nov", BusinessTime.shortDate(LocalDate.of(2026, 11, 24), EN));
  }

  @Test
  void doesNotDependOnTheMachinesLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("ar", "EG"));
      writesDateAndTimeWithWeekdayAndZone();
      assertEquals("Rp 250.000", Rupiah.format(250_000));
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "30, 30 menit, 30 minutes",
    "60, 1 jam, 1 hour",
    "61, 1 jam 1 menit, 1 hour 1 minute",
    "150, 2 jam 30 menit, 2 hours 30 minutes",
    "0, 0 menit, 0 minutes"
  })
  void writesDurations(int minutes, String indonesian, String english) {
    assertEquals(indonesian, BusinessTime.duration(Duration.ofMinutes(minutes), ID));
    assertEquals(english, BusinessTime.duration(Duration.ofMinutes(minutes), EN));
  }

  @ParameterizedTest
  @CsvSource({
    "0, Rp 0",
    "999, Rp 999",
    "1000, Rp 1.000",
    "250000, Rp 250.000",
    "1234567890, Rp 1.234.567.890",
    "-5000, -Rp 5.000",
    "-9223372036854775808, -Rp 9.223.372.036.854.775.808"
  })
  void writesRupiah(long amount, String written) {
    assertEquals(written, Rupiah.format(amount));
  }
}
