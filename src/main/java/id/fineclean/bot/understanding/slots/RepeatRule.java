package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import org.jspecify.annotations.Nullable;

/// How often: "tiap 2 minggu", "setiap Jumat", "seminggu sekali", "2x sebulan", "rutin bulanan",
/// "every week". Kept as it was written: what a repetition comes to is for the shop to say.
final class RepeatRule implements Rule {
  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    int end =
        switch (s.word(i)) {
          case "tiap", "setiap", "every", "per" -> every(s, i);
          case "seminggu", "sebulan", "sehari" -> oftenBehind(s, i + 1);
          case "rutin", "langganan", "weekly", "biweekly", "monthly", "mingguan", "bulanan" ->
              regular(s, i);
          default -> Numbers.begins(s, i) ? counted(s, i) : i;
        };
    return end > i + 1 || end == i + 1 && alone(s.word(i))
        ? Match.of(new Found.Value(SlotKey.REPEAT, s.written(i, end), i, end))
        : null;
  }

  private static boolean alone(String word) {
    return switch (word) {
      case "rutin", "weekly", "biweekly", "monthly", "mingguan", "bulanan" -> true;
      default -> false;
    };
  }

  private static int every(Sentence s, int i) {
    ReadNumber count = Numbers.begins(s, i + 1) ? Numbers.at(s, i + 1) : null;
    int k = count == null ? i + 1 : count.to();
    int named = s.is(k, "hari") ? k + 1 : k;
    if (Weekdays.named(s.word(named)) && !s.is(named, "minggu")) {
      return named + 1;
    }
    return unit(s, k) && !s.is(i, "per") ? s.is(k + 1, "sekali") ? k + 2 : k + 1 : i;
  }

  /// "seminggu sekali", "sebulan 2 kali", "seminggu 2x".
  private static int oftenBehind(Sentence s, int k) {
    if (s.is(k, "sekali")) {
      return k + 1;
    }
    ReadNumber times = Numbers.begins(s, k) ? Numbers.at(s, k) : null;
    return times != null && s.is(times.to(), "kali", "x") ? times.to() + 1 : k - 1;
  }

  /// "2x seminggu", "dua kali sebulan", "3 minggu sekali".
  private static int counted(Sentence s, int i) {
    ReadNumber times = Numbers.at(s, i);
    if (times == null) {
      return i;
    }
    int k = times.to();
    if (unit(s, k) && s.is(k + 1, "sekali")) {
      return k + 2;
    }
    int period = s.is(k + 1, "dalam", "per") ? k + 2 : k + 1;
    boolean often =
        s.is(k, "kali", "x") && (s.is(period, "seminggu", "sebulan") || unit(s, period));
    return often ? period + 1 : i;
  }

  private static int regular(Sentence s, int i) {
    boolean more = s.is(i + 1, "mingguan", "bulanan", "harian") || s.is(i + 1, "tiap", "setiap");
    if (!more) {
      return i + 1;
    }
    return s.is(i + 1, "tiap", "setiap") ? Math.max(every(s, i + 1), i + 1) : i + 2;
  }

  private static boolean unit(Sentence s, int k) {
    return s.is(k, "hari", "minggu", "pekan") || s.is(k, "bulan", "day", "tahun");
  }
}
