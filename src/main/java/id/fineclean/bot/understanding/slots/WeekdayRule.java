package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// "Sabtu", "hari Selasa depan", "Rabu minggu depan", "next Friday", "malam Minggu", "Senin
/// kemarin".
final class WeekdayRule implements Rule {
  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    LocalDate today = context.now().toLocalDate();
    return switch (s.word(i)) {
      case "hari" -> named(s, i, i + 1, today);
      case "malam" -> eve(s, i, today);
      case "malming" -> saturdayEvening(i, today);
      case "mingdep" -> Match.of(new Found.Week(1, i, i + 1));
      case "setiap", "tiap", "every" -> repeated(s, i);
      case "next", "coming", "ini" -> english(s, i, today);
      case "minggu", "pekan" -> sundayOrWeek(s, i, today);
      default -> named(s, i, i, today);
    };
  }

  private static @Nullable Match named(Sentence s, int from, int i, LocalDate today) {
    DayOfWeek day = Weekdays.at(s, i);
    if (day == null) {
      return null;
    }
    int end = span(s, i);
    return end > i && !Cues.refused(s, from)
        ? Match.nothing(end)
        : Match.of(modified(s, from, i + 1, day, today));
  }

  /// The last word of a stretch of days that is no single one: "Senin-Jumat", "Sabtu Minggu".
  private static int span(Sentence s, int i) {
    int k = i + 1;
    boolean weekend = s.is(i, "sabtu") && s.is(k, "dan") && s.is(k + 1, "minggu", "ahad");
    if (weekend || s.is(k, "-", "/", "sampai")) {
      k++;
    } else if (s.is(k, "s") && s.is(k + 1, "/", ".") && s.is(k + 2, "d")) {
      k += s.is(k + 3, ".") ? 4 : 3;
    }
    k = s.is(k, "hari") ? k + 1 : k;
    boolean slash = s.is(i + 1, "/");
    DayOfWeek last = slash && !s.is(i, "sabtu") ? null : Weekdays.at(s, k);
    return last == null || DayPart.of(s.word(k + 1)) != null ? i : k + 1;
  }

  private static Found.Day modified(Sentence s, int from, int k, DayOfWeek day, LocalDate today) {
    int part = DayPart.of(s.word(k)) != null && s.is(k + 1, "depan", "ini") ? k + 1 : k;
    return switch (s.word(part)) {
      case "depan" -> week(Calendar.inWeek(today, day, 1), from, part + 1);
      case "ini" -> week(Calendar.nextOrToday(today, day), from, part + 1);
      case "besok", "nanti", "coming" ->
          new Found.Day(Calendar.next(today, day), Found.Said.WEEKDAY, from, part + 1);
      case "kemarin", "lalu" -> past(Calendar.previous(today, day), from, part + 1);
      case "yang" ->
          s.is(part + 1, "lalu", "kemarin")
              ? past(Calendar.previous(today, day), from, part + 2)
              : bare(from, k, day, today);
      case "minggu", "pekan" -> ofWeek(s, from, part, day, today);
      case "next" ->
          s.is(part + 1, "pekan")
              ? week(Calendar.inWeek(today, day, 1), from, part + 2)
              : bare(from, k, day, today);
      default -> bare(from, k, day, today);
    };
  }

  private static Found.Day ofWeek(Sentence s, int from, int k, DayOfWeek day, LocalDate today) {
    return switch (s.word(k + 1)) {
      case "depan" -> week(Calendar.inWeek(today, day, weeks(s, k)), from, k + 2);
      case "ini" -> week(Calendar.nextOrToday(today, day), from, k + 2);
      case "lalu", "kemarin" -> past(Calendar.inWeek(today, day, -1), from, k + 2);
      default -> bare(from, k, day, today);
    };
  }

  /// "dua minggu depan" behind a weekday.
  private static int weeks(Sentence s, int k) {
    return s.is(k - 1, "dua") ? 2 : 1;
  }

  private static Found.Day bare(int from, int to, DayOfWeek day, LocalDate today) {
    return new Found.Day(Calendar.next(today, day), Found.Said.WEEKDAY, from, to);
  }

  private static Found.Day week(LocalDate date, int from, int to) {
    return new Found.Day(date, Found.Said.WEEKDAY_OF_WEEK, from, to);
  }

  private static Found.Day past(LocalDate date, int from, int to) {
    return new Found.Day(date, Found.Said.PAST, from, to);
  }

  /// The evening before: "malam Minggu" is Saturday evening.
  private static @Nullable Match eve(Sentence s, int i, LocalDate today) {
    int k = s.is(i + 1, "hari") ? i + 2 : i + 1;
    DayOfWeek day = Weekdays.at(s, k);
    if (day == null) {
      return null;
    }
    boolean next = s.is(k + 1, "depan") || s.is(k + 1, "minggu", "pekan") && s.is(k + 2, "depan");
    LocalDate morrow = next ? Calendar.inWeek(today, day, 1) : Calendar.next(today, day);
    int to =
        next ? s.is(k + 1, "depan") ? k + 2 : k + 3 : s.is(k + 1, "ini", "besok") ? k + 2 : k + 1;
    return Match.of(week(morrow.minusDays(1), i, to), new Found.Part(DayPart.EVENING, i, i + 1));
  }

  private static Match saturdayEvening(int i, LocalDate today) {
    LocalDate morrow = Calendar.next(today, DayOfWeek.SUNDAY);
    return Match.of(week(morrow.minusDays(1), i, i + 1), new Found.Part(DayPart.EVENING, i, i + 1));
  }

  private static @Nullable Match repeated(Sentence s, int i) {
    int k = s.is(i + 1, "hari") ? i + 2 : i + 1;
    return Weekdays.at(s, k) == null ? null : Match.nothing(k + 1);
  }

  private static @Nullable Match english(Sentence s, int i, LocalDate today) {
    DayOfWeek day = Weekdays.at(s, i + 1);
    if (day != null && !s.is(i + 1, "minggu")) {
      return Match.of(
          switch (s.word(i)) {
            case "next" -> week(Calendar.inWeek(today, day, 1), i, i + 2);
            case "ini" -> week(Calendar.nextOrToday(today, day), i, i + 2);
            default -> bare(i, i + 2, day, today);
          });
    }
    return s.is(i + 1, "pekan") && !s.is(i, "coming")
        ? Match.of(new Found.Week(s.is(i, "next") ? 1 : 0, i, i + 2))
        : null;
  }

  private static @Nullable Match sundayOrWeek(Sentence s, int i, LocalDate today) {
    if (s.is(i, "minggu") && Weekdays.at(s, i) != null) {
      return named(s, i, i, today);
    }
    return switch (s.word(i + 1)) {
      case "depan" -> Match.of(new Found.Week(1, i, i + 2));
      case "ini" -> Match.of(new Found.Week(0, i, i + 2));
      case "lalu", "kemarin" -> Match.nothing(i + 2);
      case "ke" -> numbered(s, i);
      default -> null;
    };
  }

  /// "minggu ke-2 Desember" names a week, and no second of December.
  private static @Nullable Match numbered(Sentence s, int i) {
    int k = s.is(i + 2, "-") ? i + 3 : i + 2;
    ReadNumber place = Numbers.begins(s, k) ? Numbers.at(s, k) : null;
    return place != null && place.whole(5) > 0 ? Match.nothing(place.to()) : null;
  }
}
