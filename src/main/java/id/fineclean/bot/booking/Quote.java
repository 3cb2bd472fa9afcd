package id.fineclean.bot.booking;

import java.time.Instant;
import java.util.List;

/// What a job costs, held until a certain moment even if the price list changes.
public sealed interface Quote {
  /// What it is for, with the prices.
  Order order();

  /// The breakdown, in the order to be shown; never empty.
  default List<PriceLine> lines() {
    return order().prices();
  }

  /// The last moment at which it may be accepted.
  Instant validUntil();

  /// The sum of the lines, in rupiah.
  default long total() {
    return order().total();
  }

  /// Whether it may still be accepted.
  default boolean isValid(Instant now) {
    return !now.isAfter(validUntil());
  }

  /// The whole price.
  record Price(Order order, Instant validUntil) implements Quote {}

  /// The price of the visit only: that of the work is told after it.
  record SurveyFirst(Order order, Instant validUntil) implements Quote {}
}
