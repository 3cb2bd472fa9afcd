package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several days of which any will do: "tgl 28-30" and "dari besok sampai Jumat" mean their first
/// day, or else one of the others.
final class DayRangeRule implements Rule {
  /// More days are no choice any more, but an answer that any will do.
  private static final int MOST_DAYS = 5;

  private final Rule[] days = {new DateRule(), new WeekdayRule(), new DayRule()};

  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    return switch (s.word(i)) {
      case "antara", "dari" -> between(s, i, i + 1, true, context);
      case "tanggal" -> numbers(s, i, i + 1, context);
      default -> s.digits(i) ? between(s, i, i, false, context) : null;
    };
  }

  private @Nullable Match between(Sentence s, int from, int i, boolean led, Context context) {
    Match numbers = numbers(s, from, s.is(i, "tanggal") ? i + 1 : i, context);
    if (numbers != null || !led || Cues.moves(s)) {
      return numbers;
    }
    Found.Day first = day(s, i, context);
    int k = first == null ? i : separator(s, first.to());
    Found.Day last = first == null || k == first.to() ? null : day(s, k, context);
    return first == null || last == null || !first.date().isBefore(last.date())
        ? null
        : range(first.date(), last.date(), from, last.to());
  }

  /// "28-30 November", "tgl 28 sampai 30".
  private static @Nullable Match numbers(Sentence s, int from, int i, Context context) {
    int k = separator(s, i + 1);
    int other = s.is(k, "tanggal") ? k + 1 : k;
    boolean days = k > i + 1 && dayOfMonth(s, i) && dayOfMonth(s, other);
    int month = Months.at(s, other + 1);
    if (!days || s.at(i).value() >= s.at(other).value() || month == 0 && !led(s, i, other)) {
      return null;
    }
    LocalDate today = context.now().toLocalDate();
    int last = (int) s.at(other).value();
    LocalDate end =
        month > 0 ? Calendar.dayAndMonth(today, last, month) : Calendar.dayOfMonth(today, last);
    int to = month > 0 ? other + 2 : other + 1;
    if (end == null) {
      return null;
    }
    LocalDate first = end.withDayOfMonth((int) s.at(i).value());
    return range(first.isBefore(today) ? today : first, end, from, to);
  }

  /// "tgl 28 sampai 30"; but "tgl 2-12" is the second of December.
  private static boolean led(Sentence s, int i, int other) {
    boolean month = s.is(i + 1, "-") && s.at(other).value() <= 12;
    return s.is(i - 1, "tanggal") && !month;
  }

  private static boolean dayOfMonth(Sentence s, int k) {
    return s.at(k).digits() > 0
        && s.at(k).digits() <= 2
        && s.at(k).value() > 0
        && s.at(k).value() <= 31;
  }

  /// Behind "-", "sampai", "s/d" or "to", or `k` where none stands.
  private static int separator(Sentence s, int k) {
    if (s.is(k, "-", "sampai", "to") || s.is(k, "dan") && s.is(k - 2, "antara")) {
      return k + 1;
    }
    boolean slash = s.is(k, "s") && s.is(k + 1, "/", ".") && s.is(k + 2, "d");
    return slash ? s.is(k + 3, ".") ? k + 4 : k + 3 : k;
  }

  private Found.@Nullable Day day(Sentence s, int k, Context context) {
    for (Rule rule : days) {
      Match match = rule.at(s, k, context);
      if (match != null
          && !match.found().isEmpty()
          && match.found().getFirst() instanceof Found.Day day
          && day.said() != Found.Said.PAST) {
        return day;
      }
    }
    return null;
  }

  private static Match range(LocalDate first, LocalDate last, int from, int to) {
    List<Found> found = new ArrayList<>();
    found.add(new Found.Day(first, Found.Said.DATE, from, to));
    first
        .plusDays(1)
        .datesUntil(last.plusDays(1))
        .limit(MOST_DAYS - 1)
        .forEach(day -> found.add(new Found.Value(SlotKey.EITHER_DATE, day, from, to)));
    return new Match(to, found);
  }
}
