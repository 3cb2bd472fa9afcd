package id.fineclean.bot.contact;

import id.fineclean.bot.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What customers have agreed to beyond what their bookings need. Only what they were shown and
/// said yes to is recorded here; that somebody uses the service, or writes START, is no consent.
public final class Consents {
  private static final String PROMOTION = "promotion";

  private Consents() {}

  /// A consent to promotions.
  ///
  /// @param wording what the customer was shown and agreed to
  /// @param message the number in the inbox of the message that gave it, if it was given in a chat
  /// @param withdrawnAt empty while it is in force
  public record Consent(
      String wording, OptionalLong message, Instant givenAt, Optional<Instant> withdrawnAt) {}

  /// Records that a customer agreed to promotions. Given again in other words, the earlier ones
  /// end.
  ///
  /// @param wording what the customer was shown; the company's words, nothing personal
  public static void giveForPromotions(
      Transaction transaction, long customerId, String wording, OptionalLong message, Instant now) {
    if (wording.isBlank()) {
      throw new IllegalArgumentException("nobody can agree to nothing");
    }
    withdrawPromotions(transaction, customerId, now);
    transaction.update(
        "INSERT INTO consent (customer_id, purpose, wording, inbox_id, given_at) VALUES (?, ?, ?, ?, ?)",
        customerId,
        PROMOTION,
        wording,
        message.isPresent() ? message.getAsLong() : null,
        now);
  }

  /// Ends whatever consent to promotions there is, from this moment on.
  public static void withdrawPromotions(Transaction transaction, long customerId, Instant now) {
    transaction.update(
        "UPDATE consent SET withdrawn_at = ? WHERE customer_id = ? AND purpose = ? AND withdrawn_at IS NULL",
        now,
        customerId,
        PROMOTION);
  }

  /// Whether a customer's consent to promotions is in force.
  public static boolean allowPromotions(Transaction transaction, long customerId) {
    return transaction
        .first(
            "SELECT 1 FROM consent WHERE customer_id = ? AND purpose = ? AND withdrawn_at IS NULL LIMIT 1",
            row -> true,
            customerId,
            PROMOTION)
        .orElse(false);
  }

  /// All consents to promotions of a customer, in the order they were given.
  public static List<Consent> forPromotions(Transaction transaction, long customerId) {
    return transaction.list(
        "SELECT wording, inbox_id, given_at, withdrawn_at FROM consent"
            + " WHERE customer_id = ? AND purpose = ? ORDER BY id",
        row ->
            new Consent(row.text(1), row.optionalInt64(2), row.instant(3), row.optionalInstant(4)),
        customerId,
        PROMOTION);
  }
}
