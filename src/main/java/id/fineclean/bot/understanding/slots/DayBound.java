package id.fineclean.bot.understanding.slots;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Says of a day that it is not the one wished but an end of the days that would do: "sebelum tgl
/// 28", "paling lambat Jumat", "setelah lebaran".
enum DayBound {
  BEFORE,
  BY,
  AFTER;

  /// "sebelum pindahan tgl 1": words between the end and its day.
  private static final int MOST_BETWEEN = 3;

  /// What the words before the token `from` make of the day that begins there; null where they say
  /// nothing of the kind.
  static @Nullable DayBound of(Sentence s, int from) {
    for (int k = from - 1; k >= Math.max(0, from - 1 - MOST_BETWEEN); k--) {
      DayBound bound = at(s, k);
      if (bound != null) {
        return bound == BEFORE || besides(s, k + 1, from) ? bound : null;
      }
      if (!s.at(k).isWord() || s.is(k, "jam")) {
        return null;
      }
    }
    return null;
  }

  private static boolean besides(Sentence s, int from, int to) {
    return IntStream.range(from, to).allMatch(k -> Cues.isOfCalendar(s, k));
  }

  private static @Nullable DayBound at(Sentence s, int k) {
    if (s.at(k).raw().endsWith("nya")) {
      return null;
    }
    return switch (s.word(k)) {
      case "sebelum" -> BEFORE;
      case "setelah" -> AFTER;
      case "telat" -> s.is(k - 1, "paling") ? BY : null;
      case "maksimal", "by" -> BY;
      default -> null;
    };
  }

  /// "Jangan sebelum tgl 28" means from then on.
  boolean isStart(boolean refused) {
    return (this == AFTER) != refused;
  }

  /// The outermost day that still would do.
  LocalDate outermost(LocalDate day, boolean refused) {
    return switch (this) {
      case BEFORE -> refused ? day : day.minusDays(1);
      case BY -> refused ? day.plusDays(1) : day;
      case AFTER -> refused ? day : day.plusDays(1);
    };
  }
}
