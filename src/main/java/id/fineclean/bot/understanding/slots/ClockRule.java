package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.SlotKey;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times and stretches of time: "jam 9", "jam 9-11", "antara jam 1 sampai 3", "habis dzuhur",
/// "sebelum jam 12", "3pm".
final class ClockRule implements Rule {
  /// Five o'clock, when offices usually close.
  private static final int CLOSING = 17;

  @Override
  public @Nullable Match at(Sentence s, int i, Context context) {
    Match match = zoned(s, read(s, i, context));
    return match != null && s.is(match.to(), "ini") && DayPart.of(s.word(match.to() - 1)) != null
        ? today(match, context)
        : match;
  }

  /// "jam 9 WIB", "jam 8.30 pagi WITA".
  private static @Nullable Match zoned(Sentence s, @Nullable Match match) {
    if (match == null || match.found().isEmpty()) {
      return match;
    }
    int k = ClockPoint.zone(s, match.to() - 1) ? match.to() - 1 : match.to();
    if (!ClockPoint.zone(s, k)) {
      return match;
    }
    List<Found> found = new ArrayList<>(match.found());
    String zone = s.word(k).toUpperCase(Locale.ROOT);
    found.add(new Found.Value(SlotKey.TIME_ZONE, zone, k, k + 1));
    return new Match(k + 1, found);
  }

  /// "jam 9 pagi ini".
  private static Match today(Match match, Context context) {
    int to = match.to() + 1;
    Found.Day day = new Found.Day(context.now().toLocalDate(), Found.Said.DAY, match.to() - 1, to);
    return Match.of(match.found().getFirst(), day);
  }

  private @Nullable Match read(Sentence s, int i, Context context) {
    return switch (s.word(i)) {
      case "antara" -> between(s, i);
      case "paling" -> s.is(i + 1, "lambat", "telat") ? untilOnly(s, i + 1) : null;
      case "selesai" -> prays(s, i + 1) ? afterPrayer(s, i) : untilOnly(s, i);
      case "sampai", "sebelum", "maksimal", "maks", "before" -> untilOnly(s, i);
      case "lewat", "kurang" -> bound(s, i);
      case "habis", "setelah", "pulang" ->
          atWork(s, i + 1) ? moment(i, workEnd(s, i), CLOSING) : afterPrayer(s, i);
      case "zuhur" -> moment(i, i, 12);
      case "asar" -> moment(i, i, 15);
      case "tengah" -> middle(s, i);
      case "@" -> s.glued(i) ? null : clock(s, i, i + 1, true);
      case "jam", "at", "around" -> horsepower(s, i) ? null : clock(s, i, label(s, i), true);
      default -> bare(s, i, context);
    };
  }

  private @Nullable Match bare(Sentence s, int i, Context context) {
    if (!Numbers.begins(s, i)
        && !s.is(i, "setengah", "seperempat", "noon")
        && !s.is(i, "midnight")) {
      return null;
    }
    boolean asked = BareNumbers.is(s, i, Asked.TIME, context);
    return clock(
        s, i, i, asked || hoursOfDay(s, i) || BareNumbers.corrects(s, i, "jam", "tanggal"));
  }

  /// "Sabtu 10-12", "besok 9-11", "besok 0830", "make it 10".
  private static boolean hoursOfDay(Sentence s, int i) {
    boolean day = Weekdays.at(s, i - 1) != null || s.is(i - 1, "besok", "lusa", "depan");
    boolean from = s.is(i - 1, "dari") && s.is(i + 1, "to", "sampai", "-") && s.digits(i + 2);
    boolean four = s.at(i).digits() == 4 && s.word(i).startsWith("0");
    return from
        || day && (four || s.digits(i) && s.is(i + 1, "-", "to", "sampai") && s.digits(i + 2))
        || s.reads(i - 2, "make", "it");
  }

  /// "pk" is short for "pukul", but "1 pk" is the strength of an air conditioner.
  private static boolean horsepower(Sentence s, int i) {
    return s.at(i).raw().equals("pk") && Numbers.begins(s, i - 1);
  }

  /// Behind "jam" and what may stand between it and the hour.
  private static int label(Sentence s, int i) {
    int k = s.skipSigns(i + 1);
    while (k < i + 4 && s.is(k, "jam", "sekitar", "pas")
        || k < i + 4 && s.is(k, "kira2", "about")) {
      k++;
    }
    return k;
  }

  private static @Nullable Match clock(Sentence s, int from, int i, boolean led) {
    ClockPoint start = ClockPoint.at(s, i, led);
    if (start == null) {
      return null;
    }
    ClockPoint end = end(s, from, start, led);
    boolean sure = led || start.sure() || end != null && end.sure();
    if (!sure || s.is(from, "at", "around") && CountedNouns.counted(s, start.to())) {
      return null;
    }
    return end == null ? one(s, from, start, led) : range(from, start, end);
  }

  private static @Nullable Match one(Sentence s, int from, ClockPoint start, boolean led) {
    boolean counts = !led && !start.sure() || !start.sure() && unit(s, from, start.to());
    if (counts) {
      return null;
    }
    int behind = limit(s, start.to());
    return behind > start.to()
        ? matched(from, null, start.hour(), behind)
        : matched(from, start.hour(), null, start.to());
  }

  /// "jam 10 maksimal", "jam 4 paling lambat": behind the word that makes the time an end.
  private static int limit(Sentence s, int k) {
    if (s.is(k, "paling") && s.is(k + 1, "lambat", "telat")) {
      return k + 2;
    }
    return s.is(k, "maksimal", "maks") ? k + 1 : k;
  }

  /// "9 jam" is a duration, also where a time was asked.
  private static boolean unit(Sentence s, int from, int to) {
    return !s.is(from, "jam") && CountedNouns.counted(s, to);
  }

  private static Match range(int from, ClockPoint start, ClockPoint end) {
    return matched(from, start.hour(), end.hour(), end.to());
  }

  private static Match matched(
      int from, @Nullable ClockHour start, @Nullable ClockHour end, int to) {
    return Match.of(new Found.Clock(start, end, from, to));
  }

  /// The other end of "jam 9-11", "9 sampai 11", "jam 9 s/d jam 12".
  private static @Nullable ClockPoint end(Sentence s, int from, ClockPoint start, boolean led) {
    int k = separator(s, from, start.to());
    if (k == start.to()) {
      return null;
    }
    boolean label = s.is(k, "jam");
    ClockPoint end = ClockPoint.at(s, label ? label(s, k) : k, led || label);
    boolean counts = end == null || !end.sure() && CountedNouns.counted(s, end.to());
    return counts ? null : end;
  }

  private static int separator(Sentence s, int from, int k) {
    if (s.is(k, "-", "~") || s.is(k, "sampai", "to")) {
      return s.is(k + 1, "dengan") ? k + 2 : k + 1;
    }
    if (s.is(k, "s") && s.is(k + 1, "/", ".") && s.is(k + 2, "d")) {
      return s.is(k + 3, ".") ? k + 4 : k + 3;
    }
    if (s.is(k, "dan") && s.is(from - 1, "antara")) {
      return k + 1;
    }
    boolean stretch = s.is(k, "ke") && s.is(from - 1, "dari") && !Cues.moves(s);
    return stretch ? k + 1 : k;
  }

  private static @Nullable Match between(Sentence s, int i) {
    int k = s.is(i + 1, "jam") ? label(s, i + 1) : i + 1;
    ClockPoint start = ClockPoint.at(s, k, true);
    if (start == null) {
      return null;
    }
    int sep = separator(s, i + 1, start.to());
    int second = s.is(sep, "jam") ? label(s, sep) : sep;
    ClockPoint end = sep > start.to() ? ClockPoint.at(s, second, true) : null;
    boolean time =
        s.is(i + 1, "jam") || s.is(sep, "jam") || start.sure() || end != null && end.sure();
    boolean clock = end != null && (time || !CountedNouns.counted(s, end.to()));
    return end != null && clock ? range(i, start, end) : null;
  }

  /// "sampai jam 12", "selesai jam 3", "sebelum dzuhur".
  private static @Nullable Match untilOnly(Sentence s, int i) {
    int k = i + 1;
    while (k < i + 4 && s.is(k, "sebelum", "di", "sampai")) {
      k++;
    }
    if (s.is(k, "zuhur", "asar")) {
      LocalTime prayer = LocalTime.of(s.is(k, "zuhur") ? 12 : 15, 0);
      return matched(i, null, ClockHour.exactly(prayer), k + 1);
    }
    boolean label = s.is(k, "jam");
    ClockPoint end = ClockPoint.at(s, label ? label(s, k) : k, label);
    return end == null || !label && !end.sure() ? null : matched(i, null, end.hour(), end.to());
  }

  /// "jangan lewat jam 12", "jangan lebih dari jam 3", "kurang dari jam 12".
  private static @Nullable Match bound(Sentence s, int i) {
    int k = s.is(i + 1, "dari") ? i + 2 : i + 1;
    boolean upper = s.is(i, "kurang") && k > i + 1 || s.is(i - 1, "jangan", "tidak");
    ClockPoint end = upper && s.is(k, "jam") ? ClockPoint.at(s, label(s, k), true) : null;
    return end == null ? null : matched(i, null, end.hour(), end.to());
  }

  /// After midday prayer 13:00, after afternoon prayer 16:00.
  private static @Nullable Match afterPrayer(Sentence s, int i) {
    int k = prays(s, i + 1) || s.is(i + 1, "waktu") ? i + 2 : i + 1;
    return switch (s.word(k)) {
      case "subuh" -> moment(i, k, 6);
      case "zuhur", "jumatan" -> moment(i, k, 13);
      case "jumat" -> k > i + 1 ? moment(i, k, 13) : null;
      case "asar" -> moment(i, k, 16);
      case "magrib" -> moment(i, k, 19);
      case "isya" -> moment(i, k, 20);
      default -> null;
    };
  }

  /// "habis jam kantor", "pulang kerja": when offices close.
  private static boolean atWork(Sentence s, int i) {
    return s.is(i, "kantor", "kerja") || s.is(i, "jam") && s.is(i + 1, "kantor", "kerja");
  }

  private static int workEnd(Sentence s, int i) {
    return s.is(i + 1, "jam") ? i + 2 : i + 1;
  }

  private static boolean prays(Sentence s, int i) {
    return s.is(i, "sholat", "salat", "shalat") || s.is(i, "solat");
  }

  private static Match moment(int from, int last, int hour) {
    return matched(from, ClockHour.exactly(LocalTime.of(hour, 0)), null, last + 1);
  }

  private static @Nullable Match middle(Sentence s, int i) {
    if (s.is(i + 1, "hari")) {
      return matched(i, ClockHour.exactly(LocalTime.NOON), null, i + 2);
    }
    return s.is(i + 1, "malam")
        ? matched(i, ClockHour.exactly(LocalTime.MIDNIGHT), null, i + 2)
        : null;
  }
}
