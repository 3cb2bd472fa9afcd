package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.SlotKey;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Something a rule has read, with the tokens it stands in: `from`, and `to` behind the last.
sealed interface Found {
  int from();

  int to();

  /// A value that is final as it stands.
  ///
  /// @param weak counts only where nothing else says the same key
  record Value(SlotKey key, Object value, int from, int to, boolean weak) implements Found {
    Value(SlotKey key, Object value, int from, int to) {
      this(key, value, from, to, false);
    }
  }

  /// A day of the calendar.
  ///
  /// @param other the day that its weekday, or what else was said of it, means instead
  record Day(LocalDate date, Said said, int from, int to, @Nullable LocalDate other)
      implements Found {
    Day(LocalDate date, Said said, int from, int to) {
      this(date, said, from, to, null);
    }

    Day at(LocalDate date) {
      return new Day(date, said, from, to, other);
    }
  }

  /// How a day was said; of two that stand side by side the later kind is the more exact.
  enum Said {
    /// It lies behind: "kemarin".
    PAST,
    /// Today, because nothing else was said: "nanti jam 3".
    IMPLIED,
    /// "besok", "lusa", "3 hari lagi".
    RELATIVE,
    /// A bare weekday, which a week said elsewhere still moves.
    WEEKDAY,
    /// A weekday with its week: "Selasa depan".
    WEEKDAY_OF_WEEK,
    /// "hari ini", "tgl 25".
    DAY,
    /// Day and month.
    DATE
  }

  /// This week (0), the next (1) or a later one, without a day.
  record Week(int offset, int from, int to) implements Found {}

  /// Days without a single one ("akhir pekan", "awal Desember").
  ///
  /// @param first the first that comes into question
  record Span(LocalDate first, int from, int to) implements Found {}

  /// One or both ends of a time of day.
  record Clock(@Nullable ClockHour start, @Nullable ClockHour end, int from, int to)
      implements Found {}

  /// "pagi", "sore": no clock time, but it tells which half of the day a bare hour means.
  record Part(DayPart part, int from, int to) implements Found {}
}
