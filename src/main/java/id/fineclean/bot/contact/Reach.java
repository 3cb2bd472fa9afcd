package id.fineclean.bot.contact;

import id.fineclean.bot.channel.DeliveryResult.Cause;
import id.fineclean.bot.storage.Transaction;
import java.time.Instant;

/// When the customer of a conversation last wrote, and why nothing can be delivered to them: the
/// columns `last_inbound_at` and `unreachable` of the table `conversation`, written here alone.
public final class Reach {
  private static final String UNLESS_HEARD_SINCE =
      " AND (last_inbound_at IS NULL OR last_inbound_at <= ?)";

  private Reach() {}

  /// The customer wrote: whatever stood in the way of answers is over.
  ///
  /// @throws id.fineclean.bot.storage.ConflictException the conversation is another customer's now
  public static void heard(Transaction transaction, Contact contact, Instant now) {
    transaction.updateOne(
        "conversation",
        "UPDATE conversation SET last_inbound_at = ?, unreachable = NULL WHERE id = ? AND customer_id = ?",
        now,
        contact.conversationId(),
        contact.customerId());
  }

  /// Nothing can be delivered any more, unless the customer has written since it was found out.
  public static void lost(
      Transaction transaction, long conversationId, Cause cause, Instant since) {
    transaction.update(
        "UPDATE conversation SET unreachable = ? WHERE id = ?" + UNLESS_HEARD_SINCE,
        cause.id(),
        conversationId,
        since);
  }

  /// The address leads to somebody else.
  static void lostForGood(Transaction transaction, long conversationId) {
    transaction.update(
        "UPDATE conversation SET unreachable = ? WHERE id = ?",
        Cause.NOT_ON_CHANNEL.id(),
        conversationId);
  }

  /// The customer lets the bot write again.
  public static void regained(Transaction transaction, long conversationId, Instant since) {
    transaction.update(
        "UPDATE conversation SET unreachable = NULL WHERE id = ?" + UNLESS_HEARD_SINCE,
        conversationId,
        since);
  }
}
