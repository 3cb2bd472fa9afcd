package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.DeliveryResult.Cause;
import id.fineclean.bot.channel.DeliveryStatus.State;
import id.fineclean.bot.contact.Conversation;
import id.fineclean.bot.contact.Conversations;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Row;
import id.fineclean.bot.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The rows of the outbox and their moves from one status to the next. Every move names the status
/// it starts from, so that of two nodes only one makes it.
final class OutboxStore {
  private static final String HEAD =
      "SELECT id, author, author_member, purpose, epoch, payload_enc, status, attempts, next_attempt_at, queued_at,"
          + " sending_since, form, doubt, lookups, repeats, conversation_id FROM outbox";

  private static final String WAITING = " AND status IN ('queued', 'sending')";

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
            + " WHERE conversation_id = ?"
            + WAITING
            // 'sending' comes behind 'queued' in the alphabet, and so does the index
            + " ORDER BY status DESC, id LIMIT 1",
        row -> stored(transaction, row),
        conversationId);
  }

  /// What came of claiming a message.
  sealed interface Claim {
    /// It is to be sent now.
    record Taken(Form form) implements Claim {}

    /// It does not go out, and is settled.
    ///
    /// @param next the conversation's next message, as [#head]
    record Refused(Optional<QueuedMessage> next) implements Claim {}

    /// Something about it has changed, or another node has it: look again.
    record Lost() implements Claim {}
  }

  /// An attempt that is about to begin.
  ///
  /// @param message as it was read
  /// @param forms how it goes out, as things stand; empty where it cannot
  /// @param repeat whether an earlier attempt may have gone out
  record Attempt(
      QueuedMessage message, Function<Conversation, Optional<Form>> forms, boolean repeat) {}

  /// Claims a queued message for one attempt, durably, so that a crash during the call leaves a
  /// trace; or settles it, where it is not to go out any more.
  Claim claim(Attempt attempt, String node, Gate gate, Instant now) {
    return database.write(transaction -> claim(transaction, attempt, node, gate, now));
  }

  private static Claim claim(
      Transaction transaction, Attempt attempt, String node, Gate gate, Instant now) {
    QueuedMessage read = attempt.message;
    Optional<Conversation> conversation =
        Conversations.findHeld(transaction, read.conversation().id());
    if (conversation
        .filter(held -> Arrays.equals(held.address(), read.conversation().address()))
        .isEmpty()) {
      return new Claim.Lost();
    }
    QueuedMessage message = read.in(conversation.get());
    Optional<Form> form = attempt.forms.apply(conversation.get());
    Optional<Gate.Refusal> refusal =
        gate.refuse(transaction, message, form)
            .or(() -> attempt.repeat ? overtaken(transaction, message) : Optional.empty());
    if (refusal.isPresent()) {
      return refuse(transaction, message, refusal.get(), now);
    }
    return take(transaction, attempt, form.orElseThrow(), node, now) == 1
        ? new Claim.Taken(form.get())
        : new Claim.Lost();
  }

  private static int take(
      Transaction transaction, Attempt attempt, Form form, String node, Instant now) {
    return transaction.update(
        "UPDATE outbox SET status = 'sending', attempts = attempts + 1, sender = ?, sending_since = ?, form = ?,"
            + " doubt = NULL, lookups = 0, repeats = repeats + ?"
            + " WHERE id = ? AND status = 'queued' AND NOT EXISTS (SELECT 1 FROM outbox other"
            + " WHERE other.conversation_id = outbox.conversation_id AND other.status = 'sending'"
            + " AND other.status IN ('queued', 'sending'))",
        node,
        now,
        form.id(),
        attempt.repeat ? 1 : 0,
        attempt.message.id());
  }

  /// Said again after something newer, an answer would answer the wrong question.
  private static Optional<Gate.Refusal> overtaken(Transaction transaction, QueuedMessage message) {
    return transaction.first(
        // The conversation as an expression, as its index has it.
        "SELECT 1 FROM outbox WHERE (conversation_id + 0) = ? AND id > ? AND provider_lookup IS NOT NULL LIMIT 1",
        row -> new Gate.Refusal(Status.MAYBE_SENT, "overtaken"),
        message.conversation().id(),
        message.id());
  }

  private static Claim refuse(
      Transaction transaction, QueuedMessage message, Gate.Refusal refusal, Instant now) {
    Status status = message.doubt().isPresent() ? Status.MAYBE_SENT : refusal.status();
    int settled = settle(transaction, message.id(), status, refusal.reason(), now);
    return settled == 1
        ? new Claim.Refused(head(transaction, message.conversation().id()))
        : new Claim.Lost();
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
                  "UPDATE outbox SET status = 'accepted', delivery = 1, provider_lookup = ?, provider_id_enc = ?,"
                      + " settled_at = ?, reason = NULL, doubt = NULL WHERE id = ?"
                      + " AND (status IN ('sending', 'maybe_sent') OR status IN ('queued', 'held') AND doubt IS NOT NULL)",
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
        "UPDATE outbox SET status = ?, reason = ?, settled_at = ? WHERE id = ?" + WAITING,
        status.id(),
        reason,
        now,
        id);
  }

  int requeue(long id, String reason, Instant nextAttempt, boolean countsAsAttempt) {
    return database.write(
        transaction ->
            transaction.update(
                "UPDATE outbox SET status = CASE unwanted WHEN 1 THEN 'withdrawn' ELSE 'queued' END,"
                    + " reason = ?, next_attempt_at = ?, attempts = attempts - ?,"
                    + " sender = NULL WHERE id = ? AND status = 'sending'",
                reason,
                nextAttempt,
                countsAsAttempt ? 0 : 1,
                id));
  }

  /// Notes that nobody can tell whether the attempt that has just ended went out. What may be
  /// repeated waits to be looked into; the rest is settled.
  int doubt(long id, String reason, Instant next, Instant now) {
    return database.write(transaction -> doubt(transaction, "id = ?", id, reason, next, now));
  }

  /// Gives up on the attempts of a process that is gone.
  ///
  /// @return how many there were
  int interrupted(String node, Instant now) {
    return database.write(
        transaction -> doubt(transaction, "sender = ?", node, "interrupted", now, now));
  }

  /// Gives up on the attempts of all processes but one.
  int interruptedOthers(String node, Instant now) {
    return database.write(
        transaction -> doubt(transaction, "sender <> ?", node, "interrupted", now, now));
  }

  private static int doubt(
      Transaction transaction,
      String which,
      Object value,
      String reason,
      Instant next,
      Instant now) {
    int repeatable =
        transaction.update(
            "UPDATE outbox SET status = 'queued', sender = NULL, doubt = ?, reason = ?, next_attempt_at = ?"
                + " WHERE status = 'sending' AND unwanted = 0 AND "
                + Origin.REPEATABLE
                + " AND "
                + which,
            reason,
            reason,
            next,
            value);
    return repeatable
        + transaction.update(
            "UPDATE outbox SET status = 'maybe_sent', sender = NULL, reason = ?, settled_at = ?"
                + " WHERE status = 'sending' AND "
                + which,
            reason,
            now,
            value);
  }

  /// Notes that it could not be found out whether a message went out.
  void lookedUp(long id, Instant next) {
    database.write(
        transaction ->
            transaction.update(
                "UPDATE outbox SET lookups = lookups + 1, next_attempt_at = ? WHERE id = ? AND status = 'queued'",
                next,
                id));
  }

  /// Whether a provider's id belongs to a message that is known.
  boolean isKnown(byte[] providerLookup) {
    return database.read(transaction -> byProvider(transaction, providerLookup)).isPresent();
  }

  /// Puts a message aside that cannot be tried now, for a reason that lies with us.
  void postpone(long id, String reason, Instant nextAttempt) {
    database.write(
        transaction ->
            transaction.update(
                "UPDATE outbox SET reason = ?, next_attempt_at = ? WHERE id = ? AND status = 'queued'",
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

  /// What a process has claimed, whether or not it knows.
  List<Long> claimedBy(String node) {
    return database.read(
        transaction ->
            transaction.list(
                "SELECT id FROM outbox WHERE status = 'sending' AND sender = ?",
                row -> row.int64(1),
                node));
  }

  /// Conversations whose next message is due, the longest waiting first. Only the head of each
  /// counts: what queues behind one that waits for its retry would crowd out others.
  ///
  /// @param except channels to be left out
  List<Long> dueConversations(Instant now, Set<String> except, int atMost) {
    return database.read(
        transaction ->
            transaction.list(
                "SELECT o.conversation_id FROM outbox o WHERE o.status = 'queued' AND o.next_attempt_at <= ?"
                    + " AND "
                    + not(except, "o.channel")
                    + HEADS_ONLY
                    + " ORDER BY o.next_attempt_at LIMIT ?",
                row -> row.int64(1),
                Stream.of(Stream.of(now), except.stream(), Stream.of(atMost))
                    .flatMap(values -> values)
                    .toArray()));
  }

  private static final String HEADS_ONLY =
      " AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.conversation_id = o.conversation_id"
          + " AND e.status IN ('queued', 'sending') AND (e.id < o.id OR e.status = 'sending'))";

  private static String not(Set<String> values, String column) {
    return values.isEmpty()
        ? "1 = 1"
        : column + " NOT IN (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ")";
  }

  /// The conversation whose next message may find out whether a channel works again: one whose
  /// failure costs least.
  Optional<Long> probe(String channel, Instant now) {
    return database.write(
        transaction -> {
          Optional<Probe> probe =
              transaction.first(
                  "SELECT o.id, o.conversation_id FROM outbox o WHERE o.status = 'queued' AND o.channel = ?"
                      + HEADS_ONLY
                      + " ORDER BY CASE WHEN o.doubt IS NULL THEN o.repeats ELSE 9 END, o.next_attempt_at LIMIT 1",
                  row -> new Probe(row.int64(1), row.int64(2)),
                  channel);
          probe.ifPresent(
              one ->
                  transaction.update(
                      "UPDATE outbox SET next_attempt_at = ? WHERE id = ? AND status = 'queued'",
                      now,
                      one.message));
          return probe.map(Probe::conversation);
        });
  }

  private record Probe(long message, long conversation) {}

  /// Makes due at once what waits because a channel did not work; what the provider wants to wait
  /// goes on waiting.
  void release(String channel, Instant now) {
    database.write(
        transaction ->
            transaction.update(
                "UPDATE outbox SET next_attempt_at = ? WHERE status = 'queued' AND channel = ?"
                    + " AND next_attempt_at > ? AND COALESCE(reason, '') <> '"
                    + THROTTLED
                    + "'",
                now,
                channel,
                now));
  }

  static final String THROTTLED = "throttled";

  /// Makes due what would wait for longer than anything ever does: the clock was ahead when it was
  /// put aside.
  ///
  /// @param longest the longest wait between attempts
  /// @param longestThrottled the same where the provider asked for it
  int hurry(Instant now, Duration longest, Duration longestThrottled) {
    return database.write(
        transaction ->
            transaction.update(
                "UPDATE outbox SET next_attempt_at = ? WHERE status = 'queued' AND next_attempt_at > ?"
                    + " AND (next_attempt_at > ? OR COALESCE(reason, '') <> '"
                    + THROTTLED
                    + "')",
                now,
                now.plus(longest),
                now.plus(longestThrottled)));
  }

  /// Takes what waits for longer than answers are of use out of the queue.
  int hold(Instant queuedBefore) {
    return database.write(transaction -> Held.older(transaction, queuedBefore));
  }

  /// Puts back what was held as too old by a clock that was ahead.
  void letGo(Instant queuedSince, Instant now) {
    database.write(transaction -> Held.younger(transaction, queuedSince, now));
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
                    "SELECT provider_lookup FROM early_status e WHERE EXISTS"
                        + " (SELECT 1 FROM outbox o WHERE o.provider_lookup = e.provider_lookup) LIMIT 100",
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
            "SELECT delivery, reason, cause FROM early_status WHERE provider_lookup = ? ORDER BY delivery",
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

  private static QueuedMessage stored(Transaction transaction, Row row) {
    return new QueuedMessage(
        row.int64(1),
        new Origin(Author.of(row.text(2), row.optionalInt64(3)), Purpose.of(row.text(4))),
        row.int64(5),
        row.bytes(6),
        Status.of(row.text(7)),
        row.int32(8),
        row.instant(9),
        row.instant(10),
        row.optionalInstant(11),
        row.optionalText(12).map(Form::of),
        row.optionalText(13),
        row.int32(14),
        row.int32(15),
        Conversations.find(transaction, row.int64(16)).orElseThrow());
  }
}
