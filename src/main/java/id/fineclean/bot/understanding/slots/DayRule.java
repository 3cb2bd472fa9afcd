package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Context;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Days counted from today: "besok", "lusa", "3 hari lagi", "nanti sore", "in two days", "kemarin".
final class DayRule implements Rule {
  private static final int FARTHEST_DAYS = 366;

  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    LocalDate today = context.now().toLocalDate();
    return switch (s.word(i)) {
      case "hari" ->
          s.is(i + 1, "ini") && !s.is(i - 1, "sampai")
              ? day(today, Found.Said.DAY, i, i + 2)
              : null;
      case "today" -> day(today, Found.Said.DAY, i, i + 1);
      case "tonight" -> withPart(today, DayPart.EVENING, i, i + 1);
      case "sekarang" -> now(s, i, context);
      case "besok" -> tomorrow(s, i, today);
      case "lusa" -> day(today.plusDays(2), Found.Said.RELATIVE, i, i + 1);
      case "tulat" -> day(today.plusDays(3), Found.Said.RELATIVE, i, i + 1);
      case "tubin" -> day(today.plusDays(4), Found.Said.RELATIVE, i, i + 1);
      case "day" -> s.reads(i + 1, "setelah", "besok") ? afterTomorrow(today, i, i + 3) : null;
      case "kemarin" -> yesterday(s, i, today);
      case "nanti" -> laterToday(s, i, context);
      case "ini", "tadi" -> partOfToday(s, i, i + 1, today);
      case "pagi", "siang", "sore", "malam", "subuh" -> partFirst(s, i, context);
      case "seminggu" -> later(s, i, i + 1, 7, context.now());
      case "sebulan" -> months(s, i, i + 1, 1, today);
      case "a" ->
          s.is(i + 1, "pekan") && (s.is(i - 1, "in") || s.is(i + 2, "dari"))
              ? later(s, i, i + 2, 7, context.now())
              : null;
      default -> counted(s, i, context);
    };
  }

  private static Match day(LocalDate date, Found.Said said, int from, int to) {
    return Match.of(new Found.Day(date, said, from, to));
  }

  private static Match afterTomorrow(LocalDate today, int from, int to) {
    return day(today.plusDays(2), Found.Said.RELATIVE, from, to);
  }

  private static Match withPart(LocalDate date, DayPart part, int from, int to) {
    return Match.of(new Found.Day(date, Found.Said.DAY, from, to), new Found.Part(part, from, to));
  }

  private static @Nullable Match now(Sentence s, int i, Context context) {
    boolean meant =
        s.is(i + 1, "juga", "bisa", "jg")
            || s.is(i - 1, "bisa", "mau", "datang")
            || context.asked().filter(asked -> asked == Asked.DATE).isPresent();
    return meant ? day(context.now().toLocalDate(), Found.Said.DAY, i, i + 1) : null;
  }

  private static Match tomorrow(Sentence s, int i, LocalDate today) {
    return s.is(i + 1, "lusa")
        ? afterTomorrow(today, i, i + 2)
        : day(today.plusDays(1), Found.Said.RELATIVE, i, i + 1);
  }

  private static @Nullable Match yesterday(Sentence s, int i, LocalDate today) {
    if (s.is(i - 1, "dari", "bulan", "tahun") || compared(s, i - 1)) {
      return Match.nothing(i + 1);
    }
    if (s.is(i - 1, "yang", "yg")
        && !s.is(i + 1, "tanggal", "lusa")
        && DayPart.of(s.word(i + 1)) == null) {
      // "Yang kemarin bisa diundur?": the booking they made, no day.
      return Match.nothing(i + 1);
    }
    boolean two = s.is(i + 1, "lusa");
    return day(today.minusDays(two ? 2 : 1), Found.Said.PAST, i, two ? i + 2 : i + 1);
  }

  /// "Jamnya sama kayak kemarin" names no day.
  private static boolean compared(Sentence s, int i) {
    return switch (s.at(i).raw()) {
      case "kayak", "kaya", "kyk", "kek", "seperti", "spt", "sama", "sesuai", "as", "like" -> true;
      default -> false;
    };
  }

  /// "nanti sore", English "this afternoon"; "tadi pagi" lies behind.
  private static @Nullable Match partOfToday(Sentence s, int i, int k, LocalDate today) {
    DayPart part = DayPart.of(s.word(k));
    if (part == null) {
      return null;
    }
    Found.Said said = s.is(i, "tadi") ? Found.Said.PAST : Found.Said.DAY;
    int to = s.is(k + 1, "ini") ? k + 2 : k + 1;
    return Match.of(new Found.Day(today, said, i, to), new Found.Part(part, i, to));
  }

  /// "nanti sore", and "nanti jam 3" where no appointment is being talked about already.
  private static @Nullable Match laterToday(Sentence s, int i, Context context) {
    LocalDate today = context.now().toLocalDate();
    boolean open = context.asked().filter(asked -> asked != Asked.DATE).isEmpty();
    return s.is(i + 1, "jam") && open
        ? day(today, Found.Said.IMPLIED, i, i + 1)
        : partOfToday(s, i, i + 1, today);
  }

  private static @Nullable Match partFirst(Sentence s, int i, Context context) {
    DayPart part = DayPart.of(s.word(i));
    return part != null && s.is(i + 1, "ini", "nanti")
        ? withPart(context.now().toLocalDate(), part, i, i + 2)
        : null;
  }

  private static @Nullable Match counted(Sentence s, int i, Context context) {
    ReadNumber count = Numbers.begins(s, i) ? Numbers.at(s, i) : null;
    if (count == null || !count.whole()) {
      return null;
    }
    return switch (s.word(count.to())) {
      case "hari", "day" -> later(s, i, count.to() + 1, count.value(), context.now());
      case "minggu", "pekan" -> weeks(s, i, count, context);
      case "bulan" -> months(s, i, count.to() + 1, count.whole(12), context.now().toLocalDate());
      default -> null;
    };
  }

  /// "sebulan lagi", "2 bulan lagi".
  private static @Nullable Match months(Sentence s, int i, int k, int months, LocalDate today) {
    int to = s.is(k, "lagi") ? k + 1 : s.reads(k, "ke", "depan") ? k + 2 : k;
    return to > k && months > 0 ? day(today.plusMonths(months), Found.Said.RELATIVE, i, to) : null;
  }

  /// "2 minggu lagi", and beside a weekday the week only: "2 minggu lagi hari Sabtu".
  private static @Nullable Match weeks(Sentence s, int i, ReadNumber count, Context context) {
    int k = count.to() + 1;
    Match match = later(s, i, k, count.value() * 7, context.now());
    int behind = s.is(k + 1, "hari") ? k + 2 : s.is(k + 1, ",") ? k + 2 : k + 1;
    boolean weekday = Weekdays.at(s, behind) != null || Weekdays.at(s, i - 1) != null;
    return match != null && weekday && s.is(k, "lagi")
        ? Match.of(new Found.Week((int) count.value(), i, k + 1))
        : match;
  }

  private static @Nullable Match later(Sentence s, int i, int k, double days, LocalDateTime now) {
    if (days > FARTHEST_DAYS) {
      return null;
    }
    LocalDate today = now.toLocalDate();
    int ahead = s.reads(k, "ke", "depan") ? k + 2 : s.is(k, "kedepan", "mendatang") ? k + 1 : k;
    if (ahead > k && !s.is(i - 1, "dalam")) {
      return day(today.plusDays((long) days), Found.Said.RELATIVE, i, ahead);
    }
    if (s.is(k, "lagi") || s.reads(k, "dari", "sekarang") || s.is(i - 1, "in")) {
      int to = s.is(k, "lagi") ? k + 1 : s.is(k, "dari") ? k + 2 : k;
      return day(today.plusDays((long) days), Found.Said.RELATIVE, i, to);
    }
    int ago = s.is(k, "yang") ? k + 1 : k;
    return s.is(ago, "lalu")
        ? day(today.minusDays((long) days), Found.Said.PAST, i, ago + 1)
        : null;
  }
}
