package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Stretches of days without a single one: "akhir pekan", "bulan depan", "awal Desember",
/// "pertengahan bulan". They set no date, but tell from when on days are worth offering.
final class StretchOfDaysRule implements Rule {
  private static final int MIDDLE = 11;
  private static final int END = 21;

  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    LocalDate today = context.now().toLocalDate();
    return switch (s.word(i)) {
      case "weekend" -> weekend(s, i, i + 1, today);
      case "awal" -> part(s, i, 1, today);
      case "tengah", "pertengahan" -> part(s, i, MIDDLE, today);
      case "akhir" -> s.is(i + 1, "pekan") ? weekend(s, i, i + 2, today) : part(s, i, END, today);
      case "bulan" -> nextMonth(s, i, i + 1, today);
      case "next" -> s.is(i + 1, "bulan") ? first(i, i + 2, today.plusMonths(1), 1, today) : null;
      default -> null;
    };
  }

  private static Match weekend(Sentence s, int i, int k, LocalDate today) {
    boolean next = s.is(k, "depan") || s.is(i - 1, "next");
    LocalDate saturday =
        next
            ? Calendar.inWeek(today, DayOfWeek.SATURDAY, 1)
            : Calendar.nextOrToday(today, DayOfWeek.SATURDAY);
    return Match.of(new Found.Span(saturday, i, s.is(k, "depan", "ini") ? k + 1 : k));
  }

  /// "awal bulan depan", "akhir November"; the start of a month alone is the next one's.
  private static @Nullable Match part(Sentence s, int i, int day, LocalDate today) {
    int month = Months.at(s, i + 1);
    if (month > 0) {
      LocalDate first = Calendar.dayAndMonth(today, Calendar.lastDay(today, month), month);
      return first == null ? null : first(i, i + 2, first, day, today);
    }
    if (!s.is(i + 1, "bulan")) {
      return null;
    }
    boolean named = s.is(i + 2, "depan", "ini");
    boolean next = s.is(i + 2, "depan") || !named && today.getDayOfMonth() > day && day < END;
    return first(i, named ? i + 3 : i + 2, today.plusMonths(next ? 1 : 0), day, today);
  }

  private static @Nullable Match nextMonth(Sentence s, int i, int k, LocalDate today) {
    boolean day = s.is(k + 1, "tanggal") || Numbers.begins(s, k + 1);
    return s.is(k, "depan") && !day ? first(i, k + 1, today.plusMonths(1), 1, today) : null;
  }

  private static Match first(int from, int to, LocalDate month, int day, LocalDate today) {
    LocalDate first = month.withDayOfMonth(day);
    return Match.of(new Found.Span(first.isBefore(today) ? today : first, from, to));
  }
}
