package id.fineclean.bot.understanding.slots;

import java.time.DayOfWeek;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which words are weekdays where they stand: "minggu" is Sunday or a week, "sat" Saturday or
/// nothing.
final class Weekdays {
  private static final Set<String> BEFORE_A_WEEK =
      Set.of(
          "tiap",
          "setiap",
          "per",
          "akhir",
          "awal",
          "tengah",
          "pertengahan",
          "dalam",
          "beberapa",
          "pasar",
          "berapa",
          "sekali",
          "every");

  private static final Set<String> BEHIND_A_WEEK =
      Set.of(
          "sekali",
          "ke",
          "pertama",
          "kedua",
          "lagi",
          "terakhir",
          "belakangan",
          "yang",
          "berikutnya",
          "mendatang",
          "sebelumnya");

  private static final Set<String> WHICH_WEEK =
      Set.of("ini", "depan", "lalu", "kemarin", "kedepan");

  private Weekdays() {}

  static @Nullable DayOfWeek at(Sentence s, int i) {
    return switch (s.word(i)) {
      case "senin" -> inPlace(s, i, DayOfWeek.MONDAY);
      case "selasa" -> DayOfWeek.TUESDAY;
      case "rabu" -> inPlace(s, i, DayOfWeek.WEDNESDAY);
      case "kamis" -> inPlace(s, i, DayOfWeek.THURSDAY);
      case "jumat" -> inPlace(s, i, DayOfWeek.FRIDAY);
      case "sabtu" -> DayOfWeek.SATURDAY;
      case "ahad" -> DayOfWeek.SUNDAY;
      case "minggu" -> sunday(s, i) ? DayOfWeek.SUNDAY : null;
      case "sat" -> english(s, i) ? DayOfWeek.SATURDAY : null;
      case "sun" -> english(s, i) ? DayOfWeek.SUNDAY : null;
      case "mon" -> english(s, i) ? DayOfWeek.MONDAY : null;
      default -> null;
    };
  }

  /// Whether a word names a weekday, wherever it stands.
  static boolean named(String word) {
    return weekday(word) || word.equals("minggu") || word.equals("ahad");
  }

  /// Markets are named after weekdays: "Pasar Senen", "Pasar Jumat".
  private static @Nullable DayOfWeek inPlace(Sentence s, int i, DayOfWeek day) {
    return s.is(i - 1, "pasar", "ps") ? null : day;
  }

  private static boolean english(Sentence s, int i) {
    return s.is(i - 1, "on", "next", "ini") || s.is(i + 1, "at") || s.digits(i + 1);
  }

  private static boolean sunday(Sentence s, int i) {
    if (s.is(i - 1, "hari", "malam")) {
      return true;
    }
    if (BEFORE_A_WEEK.contains(s.word(i - 1))
        || counted(s, i)
        || BEHIND_A_WEEK.contains(s.word(i + 1))) {
      return false;
    }
    return !WHICH_WEEK.contains(s.word(i + 1)) || named(s, i);
  }

  /// Sunday is written with a capital, the week is not; that tells inside a sentence only.
  private static boolean named(Sentence s, int i) {
    return Capitals.cased(s, i)
        && s.at(i - 1).isWord()
        && !s.at(i - 1).capital()
        && !weekday(s.word(i - 1));
  }

  /// "Sabtu minggu ini" is the Saturday of this week.
  private static boolean weekday(String word) {
    return switch (word) {
      case "senin", "selasa", "rabu", "kamis", "jumat", "sabtu" -> true;
      default -> false;
    };
  }

  private static boolean counted(Sentence s, int i) {
    boolean many = s.digits(i - 1) && s.at(i - 1).value() > 12;
    return Numbers.begins(s, i - 1) && !many && !s.is(i - 2, "tanggal", "jam");
  }
}
