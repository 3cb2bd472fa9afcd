package id.fineclean.bot.booking;

import java.time.Duration;

/// How a service is measured and priced.
public sealed interface Work {
  /// How many people the crew must have at least.
  int crewSize();

  /// The price is known from the size.
  record Measured(Sizing sizing, UnitPrice price, Effort effort) implements Work {
    @Override
    public int crewSize() {
      return effort.crewSize();
    }
  }

  /// Somebody looks at the place first; what is booked is this visit.
  ///
  /// @param fee of the visit in rupiah, 0 for none
  record Survey(long fee, Duration visit, int crewSize) implements Work {}
}
