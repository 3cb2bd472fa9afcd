package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.DeliveryResult.Cause;
import id.fineclean.bot.channel.DeliveryStatus.State;
import id.fineclean.bot.contact.Conversations;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Row;
import id.fineclean.bot.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rows of the outbox and their moves from one status to the next. Every move names the status
/// it starts from, so that of two nodes only one makes it.
final class OutboxStore {
  private static final String HEAD =
      "SELECT id, origin, payload_enc, status, attempts, next_attempt_at, queued_at,"
          + " conversation_id FROM outbox";

  private final Database database;

  OutboxStore(Database database) {
    this.database = database;
  }

  /// The message of a conversation that is being sent, else the first one that waits.
  Optional<QueuedMessage> head(long conversationId) {
    return database.read(transaction -> head(transaction, conversationId));
  }

  private static Optional<QueuedMessage> head(Transaction transaction, long conversationId) {
    return transaction.first(
        HEAD
            + " WHERE conversation_id = ? AND status IN ('queued', 'sending')"
            // 'sending' comes behind 'queued' in the alphabet, and so does the index
            + " ORDER BY status DESC, id LIMIT 1",
        row -> message(transaction, row),
        conversationId);
  }

  /// Claims a queued message for one attempt, durably, so that a crash during the call leaves a
  /// trace.
  ///
  /// @return the message as it is at this last moment; empty if it is no longer to be sent by this
  ///     node
  Optional<QueuedMessage> claim(long id, String node, Instant now) {
    return database.write(
        transaction -> {
          int claimed =
              transaction.update(
                  "UPDATE outbox SET status = 'sending', attempts = attempts + 1, sender = ?,"
                      + " sending_since = ? WHERE id = ? AND status = 'queued' AND NOT EXISTS"
                      + " (SELECT 1 FROM outbox other WHERE other.conversation_id ="
                      + " outbox.conversation_id AND other.status = 'sending' AND other.status IN"
                      + " ('queued', 'sending'))",
                  node,
                  now,
                  id);
          return claimed == 1
              ? transaction.first(HEAD + " WHERE id = ?", row -> message(transaction, row), id)
              : Optional.empty();
        });
  }

  /// Settles a message that a provider took.
  ///
  /// @return the conversation's next message, as [#head]
  Optional<QueuedMessage> accepted(
      QueuedMessage message, byte[] providerLookup, byte[] providerId, Instant now) {
    return database.write(
        transaction -> {
          int moved =
              transaction.update(
                  "UPDATE outbox SET status = 'accepted', delivery = 1, provider_lookup = ?,"
                      + " provider_id_enc = ?, settled_at = ?, reason = NULL WHERE id = ? AND"
                      + " status IN ('sending', 'maybe_sent')",
                  providerLookup,
                  providerId,
                  now,
                  message.id());
          if (moved == 1) {
            applyEarly(transaction, providerLookup);
          }
          return head(transaction, message.conversation().id());
        });
  }

  int settle(long id, Status status, String reason, Instant now) {
    return database.write(transaction -> settle(transaction, id, status, reason, now));
  }

  private static int settle(
      Transaction transaction, long id, Status status, String reason, Instant now) {
    return transaction.update(
        "UPDATE outbox SET status = ?, reason = ?, settled_at = ? WHERE id = ? AND status IN"
            + " ('queued', 'sending')",
        status.id(),
        reason,
        now,
        id);
  }

  int requeue(long id, String reason, Instant nextAttempt, boolean countsAsAttempt) {
    return database.write(
        transaction ->
            transaction.update(
                "UPDATE outbox SET status = CASE unwanted WHEN 1 THEN 'withdrawn' ELSE 'queued'"
                    + " END, reason = ?, next_attempt_at = ?, attempts = attempts - ?, sender ="
                    + " NULL, sending_since = NULL WHERE id = ? AND status = 'sending'",
                reason,
                nextAttempt,
                countsAsAttempt ? 0 : 1,
                id));
  }

  /// Puts a message aside that cannot be tried now, for a reason that lies with us.
  void postpone(long id, String reason, Instant nextAttempt) {
    database.write(
        transaction ->
            transaction.update(
                "UPDATE outbox SET reason = ?, next_attempt_at = ? WHERE id = ? AND status ="
                    + " 'queued'",
                reason,
                nextAttempt,
                id));
  }

  /// Settles a message that showed that nothing can be delivered to its customer.
  int unreachable(QueuedMessage message, String reason, Cause cause, Instant now) {
    return database.write(
        transaction -> {
          markUnreachable(transaction, message.id(), cause);
          return settle(transaction, message.id(), Status.UNDELIVERABLE, reason, now);
        });
  }

  /// A customer who has written since the message was sent can be reached after all.
  private static void markUnreachable(Transaction transaction, long messageId, Cause cause) {
    transaction
        .first(
            "SELECT conversation_id, sending_since FROM outbox WHERE id = ?",
            row -> new Sending(row.int64(1), row.optionalInstant(2)),
            messageId)
        .ifPresent(
            sending ->
                Conversations.lost(
                    transaction,
                    sending.conversationId,
                    cause,
                    sending.since.orElse(Instant.EPOCH)));
  }

  private record Sending(long conversationId, Optional<Instant> since) {}

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

  /// Conversations whose next message is due, the longest waiting first. Only the head of each
  /// counts: what queues behind one that waits for its retry would crowd out others.
  List<Long> dueConversations(Instant now, int atMost) {
    return database.read(
        transaction ->
            transaction.list(
                "SELECT o.conversation_id FROM outbox o WHERE o.status = 'queued' AND"
                    + " o.next_attempt_at <= ? AND NOT EXISTS (SELECT 1 FROM outbox e WHERE"
                    + " e.conversation_id = o.conversation_id AND e.status IN ('queued', 'sending')"
                    + " AND (e.id < o.id OR e.status = 'sending')) ORDER BY o.next_attempt_at LIMIT"
                    + " ?",
                row -> row.int64(1),
                now,
                atMost));
  }

  /// What a provider reported of a message.
  ///
  /// @param reason the provider's code of a failure
  /// @param unreachable why nothing further can be delivered to the customer, if so
  record Report(State state, Optional<String> reason, Optional<Cause> unreachable) {}

  /// How states are stored, each above those it follows: 0 is a message that no provider has.
  private static int rank(State state) {
    return switch (state) {
      case ACCEPTED -> 1;
      case SENT -> 2;
      case DELIVERED -> 3;
      case READ -> 4;
      case FAILED -> 5;
    };
  }

  private static State state(int rank) {
    return Stream.of(State.values()).filter(one -> rank(one) == rank).findFirst().orElseThrow();
  }

  /// Takes a delivery report over, forward only; one that comes before its message is known is kept
  /// for it.
  ///
  /// @return whether it changed anything
  boolean report(byte[] providerLookup, Report report, Instant now) {
    return database.write(
        transaction -> {
          Optional<Long> message = byProvider(transaction, providerLookup);
          return message.isPresent()
              ? advance(transaction, message.get(), report)
              : keepEarly(transaction, providerLookup, report, now);
        });
  }

  /// Applies reports that were kept at the very moment their message became known: on PostgreSQL
  /// neither transaction sees the other.
  void applyMissed() {
    List<byte[]> missed =
        database.read(
            transaction ->
                transaction.list(
                    "SELECT provider_lookup FROM early_status e WHERE EXISTS (SELECT 1 FROM outbox"
                        + " o WHERE o.provider_lookup = e.provider_lookup) LIMIT 100",
                    row -> row.bytes(1)));
    for (byte[] lookup : missed) {
      database.write(transaction -> applyEarly(transaction, lookup));
    }
  }

  private static Optional<Long> byProvider(Transaction transaction, byte[] lookup) {
    return transaction.first(
        "SELECT id FROM outbox WHERE provider_lookup = ?", row -> row.int64(1), lookup);
  }

  int forgetEarly(Instant before) {
    return database.write(
        transaction ->
            transaction.update("DELETE FROM early_status WHERE received_at < ?", before));
  }

  private static boolean keepEarly(
      Transaction transaction, byte[] lookup, Report report, Instant now) {
    return transaction.update(
            "INSERT INTO early_status (provider_lookup, delivery, reason, cause, received_at)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (provider_lookup, delivery) DO NOTHING",
            lookup,
            rank(report.state),
            report.reason.orElse(null),
            report.unreachable.map(Cause::id).orElse(null),
            now)
        == 1;
  }

  /// @return how many reports were waiting
  private static int applyEarly(Transaction transaction, byte[] lookup) {
    List<Report> early =
        transaction.list(
            "SELECT delivery, reason, cause FROM early_status WHERE provider_lookup = ? ORDER BY"
                + " delivery",
            row ->
                new Report(
                    state(row.int32(1)), row.optionalText(2), row.optionalText(3).map(Cause::of)),
            lookup);
    if (!early.isEmpty()) {
      byProvider(transaction, lookup)
          .ifPresent(id -> early.forEach(report -> advance(transaction, id, report)));
      transaction.update("DELETE FROM early_status WHERE provider_lookup = ?", lookup);
    }
    return early.size();
  }

  private static boolean advance(Transaction transaction, long messageId, Report report) {
    boolean failed = report.state == State.FAILED;
    // A message that was delivered cannot fail any more, whatever order the reports come in.
    int below = rank(failed ? State.DELIVERED : report.state);
    boolean changed =
        transaction.update(
                "UPDATE outbox SET delivery = ?, reason = COALESCE(?, reason),"
                    + " status = COALESCE(?, status) WHERE id = ? AND delivery < ?",
                rank(report.state),
                report.reason.orElse(null),
                failed ? Status.UNDELIVERABLE.id() : null,
                messageId,
                below)
            == 1;
    if (changed) {
      report.unreachable.ifPresent(cause -> markUnreachable(transaction, messageId, cause));
    }
    return changed;
  }

  private static QueuedMessage message(Transaction transaction, Row row) {
    return new QueuedMessage(
        row.int64(1),
        row.text(2),
        row.bytes(3),
        Status.of(row.text(4)),
        row.int32(5),
        row.instant(6),
        row.instant(7),
        Conversations.find(transaction, row.int64(8)).orElseThrow());
  }
}
