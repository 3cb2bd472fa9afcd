package id.fineclean.bot.booking;

import java.time.Instant;
import java.util.List;

/// What a job costs, held until a certain moment even if the price list changes.
public sealed interface Quote {
  /// The breakdown, in the order to be shown; never empty.
  List<PriceLine> lines();

  /// The last moment at which it may be accepted.
  Instant validUntil();

  /// The sum of the lines, in rupiah.
  default long total() {
    return lines().stream().mapToLong(PriceLine::amount).sum();
  }

  /// Whether it may still be accepted.
  default boolean isValid(Instant now) {
    return !now.isAfter(validUntil());
  }

  /// The whole price.
  record Price(List<PriceLine> lines, Instant validUntil) implements Quote {
    public Price {
      lines = List.copyOf(lines);
    }
  }

  /// The price of the visit only: that of the work is told after it.
  record SurveyFirst(List<PriceLine> lines, Instant validUntil) implements Quote {
    public SurveyFirst {
      lines = List.copyOf(lines);
    }
  }
}
