package id.fineclean.bot.booking;

import java.time.LocalDate;

/// Days on which a crew does not work.
///
/// @param last the last day, included
public record Absence(LocalDate first, LocalDate last) {
  public Absence {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("ends on " + last + ", before it begins on " + first);
    }
  }

  /// Whether the crew is away on `date`.
  public boolean covers(LocalDate date) {
    return !date.isBefore(first) && !date.isAfter(last);
  }
}
