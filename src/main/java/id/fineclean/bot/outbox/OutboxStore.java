package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.DeliveryStatus;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Row;
import id.fineclean.bot.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of the outbox and their moves from one status to the next. Every move names the status
// it starts from, so
/// that of two nodes only one makes it.
final class OutboxStore {
  private static final String HEAD =
      "SELECT o.id, o.origin, o.payload_enc, o.status, o.attempts, o.next_attempt_at, o.created_at,"
          + " c.customer_id, c.channel, c.address_enc, c.last_inbound_at, c.unreachable"
          + " FROM outbox o JOIN conversation c ON c.id = o.conversation_id";

  private final Database database;

  OutboxStore(Database database) {
    this.database = database;
  }

  /// The first message of a conversation that is not settled yet.
  Optional<QueuedMessage> head(long conversationId) {
    return database.read(
        transaction ->
            transaction.first(
                HEAD
                    + " WHERE o.conversation_id = ? AND o.status IN ('queued', 'sending') ORDER BY o.id LIMIT 1",
                OutboxStore::message,
                conversationId));
  }

  /// Claims a queued message for one attempt, durably, so that a crash during the call leaves a
  // trace.
  ///
  /// @return the message as it is at this last moment; empty if it is no longer to be sent by this
  // node
  Optional<QueuedMessage> claim(long id, String node, Instant now) {
    return database.write(
        transaction -> {
          int claimed =
              transaction.update(
                  "UPDATE outbox SET status = 'sending', attempts = attempts + 1, sender = ?, sending_since = ?"
                      + " WHERE id = ? AND status = 'queued'",
                  node,
                  now,
                  id);
          return claimed == 1
              ? transaction.first(HEAD + " WHERE o.id = ?", OutboxStore::message, id)
              : Optional.empty();
        });
  }

  void accepted(QueuedMessage message, byte[] providerLookup, byte[] providerId, Instant now) {
    database.write(
        transaction -> {
          int moved =
              transaction.update(
                  "UPDATE outbox SET status = 'accepted', delivery = 1, provider_lookup = ?, provider_id_enc = ?,"
                      + " settled_at = ?, reason = NULL WHERE id = ? AND status IN ('sending', 'maybe_sent')",
                  providerLookup,
                  providerId,
                  now,
                  message.id());
          applyEarly(transaction, providerLookup);
          return moved;
        });
  }

  void settle(long id, String status, String reason, Instant now) {
    database.write(
        transaction ->
            transaction.update(
                "UPDATE outbox SET status = ?, reason = ?, settled_at = ? WHERE id = ? AND status IN ('queued',"
                    + " 'sending')",
                status,
                reason,
                now,
                id));
  }

  void requeue(long id, String reason, Instant nextAttempt, boolean countsAsAttempt) {
    database.write(
        transaction ->
            transaction.update(
                "UPDATE outbox SET status = 'queued', reason = ?, next_attempt_at = ?, attempts = attempts - ?,"
                    + " sender = NULL, sending_since = NULL WHERE id = ? AND status = 'sending'",
                reason,
                nextAttempt,
                countsAsAttempt ? 0 : 1,
                id));
  }

  void unreachable(long messageId, String cause) {
    database.write(
        transaction ->
            transaction.update(
                "UPDATE conversation SET unreachable = ? WHERE id = (SELECT conversation_id FROM outbox WHERE id = ?)",
                cause,
                messageId));
  }

  void unreachableByReport(byte[] providerLookup, String cause) {
    database.write(
        transaction ->
            transaction.update(
                "UPDATE conversation SET unreachable = ? WHERE id IN"
                    + " (SELECT conversation_id FROM outbox WHERE provider_lookup = ?)",
                cause,
                providerLookup));
  }

  /// Gives up on attempts whose outcome nobody can tell any more.
  ///
  /// @param startedBefore attempts older than this cannot still be running
  int maybeSent(Instant startedBefore, Instant now) {
    return database.write(
        transaction ->
            transaction.update(
                "UPDATE outbox SET status = 'maybe_sent', reason = 'interrupted', settled_at = ?"
                    + " WHERE status = 'sending' AND sending_since <= ?",
                now,
                startedBefore));
  }

  List<Long> dueConversations(Instant now, int atMost) {
    return database.read(
        transaction ->
            transaction.list(
                "SELECT conversation_id FROM outbox WHERE status = 'queued' AND next_attempt_at <= ?"
                    + " GROUP BY conversation_id ORDER BY MIN(id) LIMIT ?",
                row -> row.int64(1),
                now,
                atMost));
  }

  /// Takes a delivery report over, forward only; one that comes before its message is known is kept
  // for it.
  ///
  /// @return whether it changed anything
  boolean report(
      byte[] providerLookup, DeliveryStatus.State state, @Nullable String reason, Instant now) {
    return database.write(
        transaction -> {
          boolean known =
              transaction
                  .first(
                      "SELECT id FROM outbox WHERE provider_lookup = ?",
                      row -> row.int64(1),
                      providerLookup)
                  .isPresent();
          if (!known) {
            return keepEarly(transaction, providerLookup, state, reason, now);
          }
          return advance(transaction, providerLookup, state.ordinal() + 1, reason);
        });
  }

  int forgetEarly(Instant before) {
    return database.write(
        transaction ->
            transaction.update("DELETE FROM early_status WHERE received_at < ?", before));
  }

  private static boolean keepEarly(
      Transaction transaction,
      byte[] lookup,
      DeliveryStatus.State state,
      @Nullable String reason,
      Instant now) {
    return transaction.update(
            "INSERT INTO early_status (provider_lookup, delivery, reason, received_at) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (provider_lookup, delivery) DO NOTHING",
            lookup,
            state.ordinal() + 1,
            reason,
            now)
        == 1;
  }

  private static void applyEarly(Transaction transaction, byte[] lookup) {
    List<Early> early =
        transaction.list(
            "SELECT delivery, reason FROM early_status WHERE provider_lookup = ? ORDER BY delivery",
            row -> new Early(row.int32(1), row.optionalText(2).orElse(null)),
            lookup);
    for (Early report : early) {
      advance(transaction, lookup, report.delivery, report.reason);
    }
    if (!early.isEmpty()) {
      transaction.update("DELETE FROM early_status WHERE provider_lookup = ?", lookup);
    }
  }

  private static boolean advance(
      Transaction transaction, byte[] lookup, int delivery, @Nullable String reason) {
    int failed = DeliveryStatus.State.FAILED.ordinal() + 1;
    int delivered = DeliveryStatus.State.DELIVERED.ordinal() + 1;
    // A message that was delivered cannot fail any more, whatever order the reports come in.
    int below = delivery == failed ? delivered : delivery;
    return transaction.update(
            "UPDATE outbox SET delivery = ?, reason = COALESCE(?, reason),"
                + " status = CASE WHEN ? = "
                + failed
                + " THEN 'undeliverable' ELSE status END"
                + " WHERE provider_lookup = ? AND delivery < ?",
            delivery,
            reason,
            delivery,
            lookup,
            below)
        == 1;
  }

  private static QueuedMessage message(Row row) {
    return new QueuedMessage(
        row.int64(1),
        row.text(2),
        row.bytes(3),
        row.text(4),
        row.int32(5),
        row.instant(6),
        row.instant(7),
        row.int64(8),
        row.text(9),
        row.bytes(10),
        row.optionalInstant(11),
        row.optionalText(12));
  }

  private record Early(int delivery, @Nullable String reason) {}
}
