package id.fineclean.bot.contact;

import id.fineclean.bot.channel.DeliveryResult.Cause;
import id.fineclean.bot.storage.Row;
import id.fineclean.bot.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The rows of conversations, read and written here and by [ContactDirectory] alone.
public final class Conversations {
  private static final String SELECT =
      "SELECT id, customer_id, channel, address_enc, version, state_enc, last_inbound_at, unreachable, owner,"
          + " owner_member, epoch, (SELECT restricted_at FROM customer WHERE customer.id = customer_id)"
          + " FROM conversation";

  private static final String UNLESS_HEARD_SINCE =
      " AND (last_inbound_at IS NULL OR last_inbound_at <= ?)";

  private Conversations() {}

  public static Optional<Conversation> find(Transaction transaction, long id) {
    return transaction.first(SELECT + " WHERE id = ?", Conversations::conversation, id);
  }

  /// As [#find]; until the transaction ends nobody hands the conversation over.
  public static Optional<Conversation> findHeld(Transaction transaction, long id) {
    return transaction.firstHeld(SELECT + " WHERE id = ?", Conversations::conversation, id);
  }

  /// The conversations of a customer, the one in which they wrote last first.
  public static List<Conversation> ofCustomer(Transaction transaction, long customerId) {
    return transaction.list(
        SELECT + " WHERE customer_id = ? ORDER BY COALESCE(last_inbound_at, 0) DESC, id DESC",
        Conversations::conversation,
        customerId);
  }

  static Optional<Conversation> of(Transaction transaction, long customerId, String channel) {
    return transaction.first(
        SELECT + " WHERE customer_id = ? AND channel = ?",
        Conversations::conversation,
        customerId,
        channel);
  }

  /// Saves what a turn made of the state.
  ///
  /// @param state encrypted
  /// @throws id.fineclean.bot.storage.ConflictException another turn was saved, or the owner
  ///     changed, since `seen` was read
  public static void save(Transaction transaction, Conversation seen, byte[] state) {
    transaction.updateOne(
        "conversation " + seen.id(),
        "UPDATE conversation SET version = version + 1, state_enc = ? WHERE id = ? AND version = ?",
        state,
        seen.id(),
        seen.version());
  }

  /// Hands a conversation over, unless its owner has changed since `seen` was read. A turn that is
  /// being decided cannot be saved any more, and what the bot has written before is refused when it
  /// is to go out. Called by the outbox, which withdraws that at once.
  ///
  /// @return whether it was handed over
  public static boolean handOver(Transaction transaction, Conversation seen, Owner to) {
    return transaction.update(
            "UPDATE conversation SET owner = ?, owner_member = ?, epoch = epoch + 1, version = version + 1"
                + " WHERE id = ? AND epoch = ?",
            to.kind(),
            to.member().orElse(null),
            seen.id(),
            seen.epoch())
        == 1;
  }

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
  public static void lost(Transaction transaction, long id, Cause cause, Instant since) {
    transaction.update(
        "UPDATE conversation SET unreachable = ? WHERE id = ?" + UNLESS_HEARD_SINCE,
        cause.id(),
        id,
        since);
  }

  /// The address leads to somebody else.
  static void lostForGood(Transaction transaction, long id) {
    transaction.update(
        "UPDATE conversation SET unreachable = ? WHERE id = ?", Cause.NOT_ON_CHANNEL.id(), id);
  }

  /// The customer lets the bot write again.
  public static void regained(Transaction transaction, long id, Instant since) {
    transaction.update(
        "UPDATE conversation SET unreachable = NULL WHERE id = ?" + UNLESS_HEARD_SINCE, id, since);
  }

  private static Conversation conversation(Row row) {
    return new Conversation(
        row.int64(1),
        row.int64(2),
        row.text(3),
        row.bytes(4),
        row.int64(5),
        row.optionalBytes(6),
        row.optionalInstant(7),
        row.optionalText(8).map(Cause::of),
        Owner.of(row.text(9), row.optionalInt64(10)),
        row.int64(11),
        row.optionalInt64(12).isPresent());
  }
}
