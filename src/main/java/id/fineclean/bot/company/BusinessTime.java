package id.fineclean.bot.company;

import id.fineclean.bot.understanding.Language;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/// Dates and times as customers read them; the one place that writes them. Thread-safe.
public final class BusinessTime {
  private static final Locale INDONESIAN = Locale.of("id", "ID");
  private static final DateTimeFormatter DATE_ID = of("EEEE, d MMMM uuuu", INDONESIAN);
  private static final DateTimeFormatter DATE_EN = of("EEEE, d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT_ID = of("EEE d MMM", INDONESIAN);
  private static final DateTimeFormatter SHORT_EN = of("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME_ID = of("HH.mm", INDONESIAN);
  private static final DateTimeFormatter TIME_EN = of("HH:mm", Locale.ENGLISH);

  private BusinessTime() {}

  /// "Selasa, 24 November 2026 pukul 09.00 WIB", "Tuesday, 24 November 2026 at 09:00 WIB".
  public static String dateTime(ZonedDateTime time, Language language) {
    String between =
        switch (language) {
          case ID -> " pukul ";
          case EN -> " at ";
        };
    return date(time.toLocalDate(), language) + between + time(time, language);
  }

  /// "Selasa, 24 November 2026".
  public static String date(LocalDate date, Language language) {
    return pick(language, DATE_ID, DATE_EN).format(date);
  }

  /// "Sel 24 Nov", for buttons and lists.
  public static String shortDate(LocalDate date, Language language) {
    return pick(language, SHORT_ID, SHORT_EN).format(date);
  }

  /// "09.00 WIB", "09:00 WIB".
  public static String time(ZonedDateTime time, Language language) {
    return time(time.toLocalTime(), language) + " " + zone(time.getZone());
  }

  /// "09.00", "09:00".
  public static String time(LocalTime time, Language language) {
    return pick(language, TIME_ID, TIME_EN).format(time);
  }

  /// "2 jam 30 menit", "2 hours 30 minutes"; whole minutes.
  public static String duration(Duration duration, Language language) {
    long hours = duration.toHours();
    int minutes = duration.toMinutesPart();
    String wholeHours = hours == 0 ? "" : hours + hourWord(hours, language);
    String rest = minutes == 0 && hours > 0 ? "" : minutes + minuteWord(minutes, language);
    return (wholeHours + " " + rest).strip();
  }

  /// WIB, WITA or WIT; the zone's own name outside Indonesia.
  public static String zone(ZoneId zone) {
    return switch (zone.getId()) {
      case "Asia/Jakarta", "Asia/Pontianak" -> "WIB";
      case "Asia/Makassar", "Asia/Ujung_Pandang" -> "WITA";
      case "Asia/Jayapura" -> "WIT";
      default -> zone.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    };
  }

  private static String hourWord(long hours, Language language) {
    return switch (language) {
      case ID -> " jam";
      case EN -> hours == 1 ? " hour" : " hours";
    };
  }

  private static String minuteWord(int minutes, Language language) {
    return switch (language) {
      case ID -> " menit";
      case EN -> minutes == 1 ? " minute" : " minutes";
    };
  }

  private static DateTimeFormatter pick(
      Language language, DateTimeFormatter indonesian, DateTimeFormatter english) {
    return switch (language) {
      case ID -> indonesian;
      case EN -> english;
    };
  }

  private static DateTimeFormatter of(String pattern, Locale locale) {
    return DateTimeFormatter.ofPattern(pattern, locale);
  }
}
