package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Days of a month: "tgl 25", "25/12", "25-12-2026", "2026-12-25", "25 Desember", "December 25th",
/// "tgl 5 bulan depan".
final class DateRule implements Rule {
  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    LocalDate today = context.now().toLocalDate();
    if (s.is(i, "tanggal")) {
      return labelled(s, i, today);
    }
    if (Months.at(s, i) > 0) {
      return monthFirst(s, i, today);
    }
    if (s.is(i, "bulan")) {
      return relativeMonthFirst(s, i, today);
    }
    if (!Numbers.begins(s, i)) {
      return null;
    }
    Match written = s.digits(i) ? written(s, i, i, today, loose(s, i, context)) : null;
    if (written != null) {
      return written;
    }
    Match named = dayAndMonth(s, i, i, today);
    if (named != null) {
      return named;
    }
    Match spaced = spaced(s, i, context);
    return spaced != null ? spaced : ordinal(s, i, context);
  }

  /// Where a day is expected: "Sabtu 28-11" is one, "Sabtu 10-12" are hours.
  private static boolean loose(Sentence s, int i, Context context) {
    boolean weekday =
        Weekdays.at(s, i - 1) != null || s.is(i - 1, ",") && Weekdays.at(s, i - 2) != null;
    return context.asked().filter(asked -> asked == Asked.DATE).isPresent()
        || weekday && (!s.is(i + 1, "-") || s.at(i).value() > 24);
  }

  private static @Nullable Match labelled(Sentence s, int i, LocalDate today) {
    int k = s.skipSigns(i + 1);
    k = Weekdays.at(s, k) != null ? s.skipSigns(k + 1) : k;
    Match written = s.digits(k) ? written(s, i, k, today, true) : null;
    if (written != null) {
      return written;
    }
    if (Months.at(s, k) > 0) {
      return monthFirst(s, k, today);
    }
    Match named = dayAndMonth(s, i, k, today);
    return named != null ? named : dayOnly(s, i, k, today);
  }

  /// "25 Desember 2026".
  private static @Nullable Match dayAndMonth(Sentence s, int from, int i, LocalDate today) {
    ReadNumber day = Numbers.at(s, i);
    if (day == null || day.whole(31) < 1) {
      return null;
    }
    int k = ordinalEnd(s, day.to());
    k = s.is(k, "of", "bulan", "-") || s.is(k, "/") ? k + 1 : k;
    int month = Months.at(s, k);
    return month == 0 ? null : dated(s, from, k + 1, (int) day.value(), month, today);
  }

  private static @Nullable Match monthFirst(Sentence s, int i, LocalDate today) {
    int k = s.is(i + 1, "tanggal", "the") ? i + 2 : i + 1;
    ReadNumber day = Numbers.begins(s, k) ? Numbers.at(s, k) : null;
    if (day == null || day.whole(31) < 1) {
      return null;
    }
    return dated(s, i, ordinalEnd(s, day.to()), (int) day.value(), Months.at(s, i), today);
  }

  /// "bulan depan tgl 5".
  private static @Nullable Match relativeMonthFirst(Sentence s, int i, LocalDate today) {
    int k = s.is(i + 2, ",") ? i + 3 : i + 2;
    k = s.is(k, "tanggal") ? k + 1 : k;
    ReadNumber day = s.is(i + 1, "depan") && Numbers.begins(s, k) ? Numbers.at(s, k) : null;
    if (day == null || day.whole(31) < 1 || CountedNouns.counted(s, day.to())) {
      return null;
    }
    LocalDate month = today.plusMonths(1);
    return match(
        s,
        Calendar.exactly(month.getYear(), month.getMonthValue(), (int) day.value()),
        today,
        i,
        day.to());
  }

  private static @Nullable Match dated(
      Sentence s, int from, int k, int day, int month, LocalDate today) {
    if (s.reads(k, "tahun", "depan")) {
      return match(s, Calendar.exactly(today.getYear() + 1, month, day), today, from, k + 2);
    }
    int comma = s.is(k, ",", "-", "/") || s.is(k, "tahun") ? k + 1 : k;
    if (s.at(comma).digits() == 4 && s.at(comma).value() / 100 == 20) {
      return match(
          s, Calendar.exactly((int) s.at(comma).value(), month, day), today, from, comma + 1);
    }
    LocalDate date = Calendar.dayAndMonth(today, day, month);
    return date != null && behind(s, k)
        ? match(s, date.minusYears(date.isAfter(today) ? 1 : 0), today, from, k)
        : match(s, date, today, from, k);
  }

  /// There is no 31 November; whoever writes it has not said another day.
  private static Match match(
      Sentence s, @Nullable LocalDate date, LocalDate today, int from, int to) {
    if (date == null) {
      return Match.of(new Found.Value(SlotKey.NO_SUCH_DATE, s.written(from, to), from, to));
    }
    Found.Said said = date.isBefore(today) ? Found.Said.PAST : Found.Said.DATE;
    return Match.of(new Found.Day(date, said, from, to));
  }

  private static boolean behind(Sentence s, int k) {
    return s.is(k, "kemarin", "lalu") || s.is(k, "yang") && s.is(k + 1, "lalu", "kemarin");
  }

  /// "25/12", "25-12-2026", "25.12.26", "2026-12-25".
  private static @Nullable Match written(
      Sentence s, int from, int i, LocalDate today, boolean loose) {
    String sign = s.word(i + 1);
    if (!(sign.equals("/") || sign.equals("-") || sign.equals(".")) || !s.digits(i + 2)) {
      return null;
    }
    boolean year = s.is(i + 3, sign) && s.digits(i + 4);
    if (year) {
      return full(s, from, i, today);
    }
    long day = s.at(i).value();
    long month = s.at(i + 2).value();
    if (Months.at(s, i + 3) > 0 && sign.equals("-")) {
      return dated(s, from, i + 4, (int) day, Months.at(s, i + 3), today);
    }
    boolean brief = s.at(i).digits() <= 2 && s.at(i + 2).digits() <= 2;
    boolean dot = sign.equals(".") && s.is(i - 1, "tanggal") && s.glued(i + 1) && s.glued(i + 2);
    boolean dash = sign.equals("-") && (loose || day > 24 && s.glued(i + 1));
    if (!brief || !(dot || dash || sign.equals("/")) || !fractionless(s, i, loose)) {
      return null;
    }
    if (month > 12) {
      return american(s, from, i, today);
    }
    return day < 1 || day > 31 || month < 1
        ? null
        : dated(s, from, i + 3, (int) day, (int) month, today);
  }

  /// "1/2 jam" is half an hour, "24/7" always, "RT 03/05" a place, "36/72" a type of house.
  private static boolean fractionless(Sentence s, int i, boolean loose) {
    boolean half = s.is(i, "1") && s.is(i + 2, "2") && s.is(i + 3, "jam", "hari");
    boolean unit = half || CountedNouns.counted(s, i + 3) && !clock(s, i + 3);
    boolean fraction = !loose && s.at(i).value() < s.at(i + 2).value() && s.at(i + 2).value() <= 4;
    boolean always = s.is(i, "24") && s.is(i + 2, "7") && !loose;
    return !unit
        && !always
        && !(fraction && s.at(i + 2).digits() == 1)
        && !s.is(i + 3, "/")
        && !numbered(s, i);
  }

  private static boolean clock(Sentence s, int k) {
    return s.is(k, "jam") && !s.at(k).raw().equals("pk");
  }

  /// "no. 12/5", "blok A3/12", "RT 03/05", "rating 9/10".
  private static boolean numbered(Sentence s, int i) {
    int label = s.is(i - 1, ".", ":") ? i - 2 : i - 1;
    boolean letter = s.at(label).isWord() && (s.glued(i) || s.at(label).raw().length() == 1);
    return letter
        || switch (s.word(label)) {
          case "rt",
              "rw",
              "tipe",
              "nomor",
              "blok",
              "/",
              "kavling",
              "kav",
              "unit",
              "gang",
              "rating",
              "nilai",
              "bintang",
              "skor",
              "score" ->
              true;
          default -> false;
        };
  }

  private static @Nullable Match american(Sentence s, int from, int i, LocalDate today) {
    boolean date = s.at(i).value() <= 12 && s.at(i + 2).value() <= 31;
    return date && s.is(i + 1, "/")
        ? dated(s, from, i + 3, (int) s.at(i + 2).value(), (int) s.at(i).value(), today)
        : null;
  }

  private static @Nullable Match full(Sentence s, int from, int i, LocalDate today) {
    Token first = s.at(i);
    Token second = s.at(i + 2);
    Token third = s.at(i + 4);
    if (second.digits() > 2 || first.digits() + third.digits() > 6) {
      return null;
    }
    if (first.digits() == 4) {
      return match(s, date(first, second, third), today, from, i + 5);
    }
    LocalDate date = date(third, second, first);
    LocalDate either = date != null ? date : date(third, first, second);
    return either == null && first.value() > 31 ? null : match(s, either, today, from, i + 5);
  }

  private static @Nullable LocalDate date(Token year, Token month, Token day) {
    int full = (int) (year.digits() == 2 ? 2000 + year.value() : year.value());
    return full / 100 == 20 ? Calendar.exactly(full, (int) month.value(), (int) day.value()) : null;
  }

  /// "tgl 25", "tanggal dua puluh lima bulan depan".
  private static @Nullable Match dayOnly(Sentence s, int from, int i, LocalDate today) {
    ReadNumber day = Numbers.begins(s, i) ? Numbers.at(s, i) : null;
    int number = day == null ? -1 : day.whole(31);
    if (day == null || number < 1) {
      return null;
    }
    int k = ordinalEnd(s, day.to());
    if (s.is(k, "bulan") && s.is(k + 1, "depan", "lalu")) {
      LocalDate month = today.plusMonths(s.is(k + 1, "depan") ? 1 : -1);
      return match(
          s, Calendar.exactly(month.getYear(), month.getMonthValue(), number), today, from, k + 2);
    }
    if (s.is(k, "bulan") && s.digits(k + 1) && s.at(k + 1).value() <= 12) {
      return dated(s, from, k + 2, number, (int) s.at(k + 1).value(), today);
    }
    if (behind(s, k)) {
      return match(s, Calendar.previousDayOfMonth(today, number), today, from, k + 1);
    }
    LocalDate date = Calendar.dayOfMonth(today, number);
    int to = s.reads(k, "bulan", "ini") ? k + 2 : s.is(k, "ini", "besok") ? k + 1 : k;
    return date == null ? null : Match.of(new Found.Day(date, Found.Said.DAY, from, to));
  }

  /// "28 11 2026", where the date was asked.
  private static @Nullable Match spaced(Sentence s, int i, Context context) {
    boolean three = s.at(i).digits() <= 2 && s.at(i + 1).digits() <= 2 && s.at(i + 2).digits() == 4;
    boolean asked = context.asked().filter(open -> open == Asked.DATE).isPresent();
    LocalDate date =
        three && asked && s.digits(i) && s.digits(i + 1)
            ? date(s.at(i + 2), s.at(i + 1), s.at(i))
            : null;
    return date == null ? null : match(s, date, context.now().toLocalDate(), i, i + 3);
  }

  private static int ordinalEnd(Sentence s, int k) {
    return switch (s.at(k).raw()) {
      case "th", "st", "nd", "rd" -> s.glued(k) ? k + 1 : k;
      default -> k;
    };
  }

  /// "the 25th", and a bare day where the date was asked.
  private static @Nullable Match ordinal(Sentence s, int i, Context context) {
    boolean th = s.digits(i) && ordinalEnd(s, i + 1) > i + 1;
    return th
            || BareNumbers.is(s, i, Asked.DATE, context)
            || BareNumbers.corrects(s, i, "tanggal", "jam")
        ? dayOnly(s, i, i, context.now().toLocalDate())
        : null;
  }
}
