package id.fineclean.bot.booking;

import id.fineclean.bot.understanding.Bilingual;
import java.util.Locale;
import java.util.Optional;

/// One line of a price's breakdown.
///
/// @param count how many of what the line is about
/// @param each rupiah for one of them
/// @param amount rupiah, `count` times `each`
/// @param label what it is about: the unit, the add-on, the area; empty where the kind says it all
public record PriceLine(Kind kind, int count, long each, long amount, Optional<Bilingual> label) {

  /// What a line is for.
  public enum Kind {
    UNITS,
    /// What is missing to the service's minimum price.
    MINIMUM,
    ADD_ON,
    /// For an area further away.
    SURCHARGE,
    SURVEY_VISIT;

    /// The name texts refer to.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static PriceLine of(Kind kind, int count, long each, Optional<Bilingual> label) {
    return new PriceLine(kind, count, each, Math.multiplyExact(count, each), label);
  }
}
