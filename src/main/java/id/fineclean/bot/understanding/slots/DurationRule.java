package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// "2 jam", "satu setengah jam", "2,5 jam", "90 menit", "sejam"; "2 jam lagi" is a time, counted
/// from now.
final class DurationRule implements Rule {
  private static final double LONGEST_HOURS = 12;
  private static final double SHORTEST_HOURS = 0.5;

  /// Hours somebody has been late or waiting are no length of a cleaning.
  private static final Set<String> WAITING =
      Set.of(
          "telat",
          "terlambat",
          "tunggu",
          "nunggu",
          "menunggu",
          "nungguin",
          "udah",
          "sudah",
          "udh",
          "sdh",
          "per",
          "tiap",
          "setiap",
          "ganti",
          "molor",
          "ngaret",
          "hampir",
          "dari",
          "lewat",
          "menanti",
          "late");

  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    return switch (s.word(i)) {
      case "sejam" -> withMinutes(s, i, 1, i + 1, context);
      case "setengah" ->
          s.is(i + 1, "jam") && !Numbers.begins(s, i + 2) ? hours(s, i, 0.5, i + 2, context) : null;
      default -> Numbers.begins(s, i) || s.is(i, "½") ? counted(s, i, context) : null;
    };
  }

  private static @Nullable Match counted(Sentence s, int i, Context context) {
    ReadNumber number = Numbers.at(s, i);
    if (number == null) {
      return null;
    }
    ReadNumber upper = s.is(number.to(), "-", "sampai") ? Numbers.at(s, number.to() + 1) : null;
    ReadNumber count = upper != null && upper.value() > number.value() ? upper : number;
    boolean half = s.is(count.to(), "setengah") && s.is(count.to() + 1, "jam");
    double value = half ? count.value() + 0.5 : count.value();
    int unit = half ? count.to() + 1 : count.to();
    return switch (s.word(unit)) {
      case "jam" -> pronounced(s, unit) ? withMinutes(s, i, value, unit + 1, context) : null;
      case "hours" -> hours(s, i, value, unit + 1, context);
      case "menit" -> hours(s, i, value / 60, unit + 1, context);
      default -> null;
    };
  }

  /// "pukul" counts nothing.
  private static boolean pronounced(Sentence s, int unit) {
    return s.at(unit).raw().startsWith("j");
  }

  private static @Nullable Match withMinutes(
      Sentence s, int i, double value, int k, Context context) {
    if (s.is(k, "setengah") && !Numbers.begins(s, k + 1) && !s.is(k + 1, "jam")) {
      return hours(s, i, value + 0.5, k + 1, context);
    }
    ReadNumber minutes = Numbers.begins(s, k) ? Numbers.at(s, k) : null;
    if (minutes != null && s.is(minutes.to(), "menit")) {
      return hours(s, i, value + minutes.value() / 60, minutes.to() + 1, context);
    }
    return minutes != null && hour(s, k, minutes) ? null : hours(s, i, value, k, context);
  }

  /// "no 9 jam 10" ends in a time; "2 jam 3 orang" and "2 jam 24 November" do not.
  private static boolean hour(Sentence s, int k, ReadNumber number) {
    return s.at(k).digits() <= 2
        && number.whole(24) >= 0
        && Months.at(s, number.to()) == 0
        && !CountedNouns.counted(s, number.to());
  }

  private static @Nullable Match hours(Sentence s, int i, double value, int k, Context context) {
    if (value <= 0) {
      return null;
    }
    boolean soon =
        s.is(k, "lagi") || s.reads(k, "dari", "sekarang") || s.is(i - 1, "in") && !s.is(k, "lalu");
    if (soon) {
      return value > 24 ? null : later(value, i, s.is(k, "lagi") ? k + 1 : k, context.now());
    }
    boolean apart = s.is(k, "sebelum", "setelah") && !Cues.isOfCalendar(s, k + 1);
    boolean other = apart || s.is(k, "lalu") || s.is(k, "yang") && s.is(k + 1, "lalu");
    boolean cleaning =
        value >= SHORTEST_HOURS && value <= LONGEST_HOURS && !WAITING.contains(s.word(i - 1));
    return other || !cleaning
        ? Match.nothing(k)
        : Match.of(new Found.Value(SlotKey.DURATION_HOURS, Math.rint(value * 4) / 4, i, k));
  }

  private static Match later(double hours, int from, int to, LocalDateTime now) {
    LocalDateTime then = now.truncatedTo(ChronoUnit.MINUTES).plusMinutes(Math.round(hours * 60));
    return Match.of(
        new Found.Day(then.toLocalDate(), Found.Said.IMPLIED, from, to),
        new Found.Clock(ClockHour.exactly(then.toLocalTime()), null, from, to));
  }
}
