package id.fineclean.bot.outbox;

import id.fineclean.bot.storage.Transaction;

/// Who has asked for promotions (guarantee G11).
@FunctionalInterface
public interface PromotionConsent {
  /// Nobody has.
  PromotionConsent NOBODY = (transaction, customerId) -> false;

  /// Whether a recorded opt-in of the customer's is in force; asked in the transaction that claims
  /// a promotion for sending.
  boolean inForce(Transaction transaction, long customerId);
}
