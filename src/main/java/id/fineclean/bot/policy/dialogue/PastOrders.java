package id.fineclean.bot.policy.dialogue;

import java.time.LocalDate;
import java.util.Optional;

/// When customers ordered, for the rules that held then.
@FunctionalInterface
public interface PastOrders {
  /// The day on which a customer last ordered, in the company's zone.
  Optional<LocalDate> lastOrderOf(long customerId);
}
