package id.fineclean.bot.understanding.slots;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// One time of day as written: "9", "09.30", "setengah 3", "3 kurang seperempat", "half past nine",
/// "3pm", "9 pagi".
///
/// @param to index behind it
/// @param sure it is a time even without "jam" before it
record ClockPoint(ClockHour hour, int to, boolean sure) {
  private static final int HALF = 30;
  private static final int QUARTER = 15;

  /// @param led something before it says that a time follows ("jam", "at", a question for the time)
  static @Nullable ClockPoint at(Sentence s, int i, boolean led) {
    ClockPoint point =
        switch (s.word(i)) {
          case "setengah", "½" -> half(s, i);
          case "seperempat" -> quarter(s, i);
          case "noon" -> exactly(12, i + 1);
          case "midnight" -> exactly(0, i + 1);
          case "zuhur" -> exactly(12, i + 1);
          case "asar" -> exactly(15, i + 1);
          case "habis" ->
              s.is(i + 1, "zuhur")
                  ? exactly(13, i + 2)
                  : s.is(i + 1, "asar") ? exactly(16, i + 2) : null;
          default -> led && s.reads(i, "1", "/", "2") ? half(s, i + 2) : number(s, i, led);
        };
    return point == null ? null : withPart(s, point);
  }

  private static ClockPoint exactly(int hour, int to) {
    return new ClockPoint(ClockHour.exactly(LocalTime.of(hour, 0)), to, true);
  }

  private static @Nullable ClockPoint half(Sentence s, int i) {
    if (s.is(i + 1, "lewat")) {
      ReadNumber hour = hour(s, i + 2);
      return hour == null
          ? null
          : new ClockPoint(ClockHour.of((int) hour.value(), HALF), hour.to(), true);
    }
    ReadNumber hour = hour(s, i + 1);
    return hour == null || CountedNouns.counted(s, hour.to()) && !s.is(hour.to(), "jam")
        ? null
        : new ClockPoint(ClockHour.of((int) hour.value(), 0).shifted(-HALF), hour.to(), true);
  }

  private static @Nullable ClockPoint quarter(Sentence s, int i) {
    ReadNumber hour = s.is(i + 1, "lewat", "to") ? hour(s, i + 2) : null;
    if (hour == null) {
      return null;
    }
    int shift = s.is(i + 1, "to") ? -QUARTER : QUARTER;
    return new ClockPoint(ClockHour.of((int) hour.value(), 0).shifted(shift), hour.to(), true);
  }

  private static @Nullable ReadNumber hour(Sentence s, int i) {
    if (!Numbers.begins(s, i) || s.at(i).digits() > 2) {
      return null;
    }
    ReadNumber hour = s.digits(i) ? new ReadNumber(s.at(i).value(), i + 1) : Numbers.at(s, i);
    return hour != null && hour.whole(24) >= 0 ? hour : null;
  }

  private static @Nullable ClockPoint number(Sentence s, int i, boolean led) {
    if (s.at(i).digits() > 2) {
      return led ? fourDigits(s, i) : null;
    }
    ClockPoint written = s.digits(i) ? hoursAndMinutes(s, i, led) : null;
    if (written != null) {
      return written;
    }
    ReadNumber hour = hour(s, i);
    return hour == null ? null : plainHour(s, hour, led);
  }

  /// "jam 0930", "1430".
  private static @Nullable ClockPoint fourDigits(Sentence s, int i) {
    long value = s.at(i).value();
    boolean time = s.at(i).digits() <= 4 && value / 100 <= 24 && value % 100 < 60;
    return time
        ? new ClockPoint(ClockHour.of((int) value / 100, (int) value % 100), i + 1, false)
        : null;
  }

  private static @Nullable ClockPoint hoursAndMinutes(Sentence s, int i, boolean led) {
    boolean sign = s.is(i + 1, ":", ".") || led && s.is(i + 1, ",", ";", "-") && s.glued(i + 1);
    Token minutes = s.at(i + 2);
    boolean dash = s.is(i + 1, "-");
    if (!sign
        || minutes.digits() != 2
        || !minutes.glued()
        || minutes.value() > 59
        || s.at(i).value() > 24) {
      return null;
    }
    if (dash || !led && (!s.glued(i + 1) || amount(s, i))) {
      return null;
    }
    return new ClockPoint(ClockHour.of((int) s.at(i).value(), (int) minutes.value()), i + 3, true);
  }

  /// What looks like 9.30 but is a price, a date or a longer number.
  private static boolean amount(Sentence s, int i) {
    boolean dot = s.is(i + 1, ".");
    return s.is(i - 1, "rp", "budget", "nomor")
        || CountedNouns.counted(s, i + 3) && !s.is(i + 3, "jam")
        || dot && s.is(i + 3, ".", ",", "/") && s.digits(i + 4) && s.glued(i + 3) && s.glued(i + 4)
        || s.glued(i) && s.is(i - 1, ".", "/", ",");
  }

  private static ClockPoint plainHour(Sentence s, ReadNumber hour, boolean led) {
    ClockHour at = ClockHour.of((int) hour.value(), 0);
    int k = hour.to();
    return switch (s.word(k)) {
      case "lewat" -> shifted(s, at, k, 1, led);
      case "kurang" -> shifted(s, at, k, -1, led);
      case "setengah" ->
          led && !CountedNouns.counted(s, k + 1) && !Numbers.begins(s, k + 1)
              ? new ClockPoint(at.shifted(HALF), k + 1, led)
              : new ClockPoint(at, k, false);
      case "seperempat" -> new ClockPoint(at.shifted(QUARTER), k + 1, led);
      case "oclock" -> new ClockPoint(at, k + 1, true);
      default -> led || meridiem(s, hour) ? spokenMinutes(s, at, k) : new ClockPoint(at, k, false);
    };
  }

  /// "jam 3 lewat 10 menit", "jam 3 kurang seperempat".
  private static ClockPoint shifted(Sentence s, ClockHour at, int k, int sign, boolean led) {
    int j = s.is(k + 1, "dari") ? k + 2 : k + 1;
    if (s.is(j, "seperempat")) {
      return new ClockPoint(at.shifted(sign * QUARTER), j + 1, true);
    }
    if (s.is(j, "setengah") && sign > 0) {
      return new ClockPoint(at.shifted(HALF), j + 1, true);
    }
    ReadNumber minutes = Numbers.begins(s, j) ? Numbers.at(s, j) : null;
    boolean counted =
        minutes != null && CountedNouns.counted(s, minutes.to()) && !s.is(minutes.to(), "menit");
    if (minutes == null || minutes.whole(59) < 1 || counted) {
      return new ClockPoint(at, k, false);
    }
    int to = s.is(minutes.to(), "menit") ? minutes.to() + 1 : minutes.to();
    boolean fives = sign < 0 && minutes.value() % 5 == 0;
    boolean sure = led || fives || to > minutes.to();
    return new ClockPoint(at.shifted(sign * (int) minutes.value()), to, sure);
  }

  /// "nine thirty am".
  private static boolean meridiem(Sentence s, ReadNumber hour) {
    ReadNumber minutes = Numbers.begins(s, hour.to()) ? Numbers.at(s, hour.to()) : null;
    return minutes != null && s.is(minutes.to(), "am", "pm") && hour.whole(12) > 0;
  }

  /// "jam sembilan tiga puluh", "jam 9 30".
  private static ClockPoint spokenMinutes(Sentence s, ClockHour at, int k) {
    ReadNumber minutes =
        Numbers.begins(s, k) && s.at(k).digits() % 2 == 0 ? Numbers.at(s, k) : null;
    int value = minutes == null ? -1 : minutes.whole(59);
    boolean fives = minutes != null && value % 5 == 0 && value >= (s.digits(k) ? 0 : 5);
    return minutes == null
            || !fives
            || CountedNouns.counted(s, minutes.to())
            || Months.at(s, minutes.to()) > 0
        ? new ClockPoint(at, k, false)
        : new ClockPoint(new ClockHour(at.hour(), value, 0, null, false), minutes.to(), false);
  }

  private static ClockPoint withPart(Sentence s, ClockPoint point) {
    int k = point.to();
    if (s.is(k, "an") && s.glued(k)) {
      k++;
    } else if (s.is(k, "-") && s.glued(k) && s.is(k + 1, "an")) {
      k += 2;
    }
    k = zone(s, k) ? k + 1 : k;
    int at = s.is(k, "di", "pas") || s.is(k, "yang") ? k + 1 : s.reads(k, "in", "the") ? k + 2 : k;
    at = s.is(at, "tengah") && s.is(at + 1, "malam") ? at + 1 : at;
    DayPart part = dotted(s, at) ? meridiem(s, at) : DayPart.withHour(s.word(at));
    if (part == null || s.is(at, "malam") && Weekdays.at(s, at + 1) != null) {
      return new ClockPoint(point.hour(), k, point.sure());
    }
    int to = dotted(s, at) ? s.is(at + 3, ".") ? at + 4 : at + 3 : at + 1;
    to = zone(s, to) ? to + 1 : to;
    return laterMinutes(s, new ClockPoint(point.hour().in(part), to, true));
  }

  /// "jam sembilan pagi lewat lima belas menit".
  private static ClockPoint laterMinutes(Sentence s, ClockPoint point) {
    int k = point.to();
    ReadNumber minutes = s.is(k, "lewat") && Numbers.begins(s, k + 1) ? Numbers.at(s, k + 1) : null;
    return minutes != null && minutes.whole(59) > 0 && s.is(minutes.to(), "menit")
        ? new ClockPoint(point.hour().shifted((int) minutes.value()), minutes.to() + 1, true)
        : point;
  }

  private static boolean dotted(Sentence s, int k) {
    return s.is(k, "a", "p") && s.is(k + 1, ".") && s.at(k + 2).raw().equals("m");
  }

  private static DayPart meridiem(Sentence s, int k) {
    return s.is(k, "a") ? DayPart.AM : DayPart.PM;
  }

  /// The three zones of the country.
  static boolean zone(Sentence s, int k) {
    return s.is(k, "wib", "wita", "wit");
  }
}
