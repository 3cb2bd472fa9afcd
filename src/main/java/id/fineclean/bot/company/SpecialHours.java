package id.fineclean.bot.company;

import id.fineclean.bot.understanding.Bilingual;
import java.time.LocalDate;

/// Other hours than usual for a while, such as in Ramadan. Days that are closed stay closed.
///
/// @param last the last day, included
public record SpecialHours(LocalDate first, LocalDate last, Hours hours, Bilingual name) {
  public SpecialHours {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("ends on " + last + ", before it begins on " + first);
    }
  }

  /// Whether they hold on `date`.
  public boolean covers(LocalDate date) {
    return !date.isBefore(first) && !date.isAfter(last);
  }
}
