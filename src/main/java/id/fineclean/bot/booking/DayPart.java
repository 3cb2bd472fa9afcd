package id.fineclean.bot.booking;

import id.fineclean.bot.company.Hours;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;

/// A part of the day as Indonesians name it: pagi, siang, sore, malam.
public enum DayPart {
  MORNING(0, 11),
  MIDDAY(11, 15),
  AFTERNOON(15, 18),
  EVENING(18, 0);

  private final Hours hours;

  DayPart(int from, int to) {
    this.hours = new Hours(LocalTime.of(from, 0), LocalTime.of(to, 0));
  }

  /// When a visit may start to count as this part; midnight as its end is the end of the day.
  public Hours hours() {
    return hours;
  }

  /// By the name in lower case, as the slot `day_part` has it.
  public static Optional<DayPart> of(String id) {
    for (DayPart part : values()) {
      if (part.name().toLowerCase(Locale.ROOT).equals(id)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }
}
