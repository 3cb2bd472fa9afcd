package id.fineclean.bot.outbox;

import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Row;
import id.fineclean.bot.storage.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Messages that may not have reached their customer, for the operator. Shows no personal data.
public final class Troubles {
  private static final String COLUMNS =
      "SELECT id, conversation_id, status, reason, attempts, created_at, author, author_member, purpose, repeats,"
          + " told_at FROM outbox";

  private final Database database;
  private final InstantSource clock;

  public Troubles(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What went wrong.
  public enum Kind {
    /// Tried for as long as it was worth it.
    DEAD(Status.DEAD),
    /// The call broke off: it may or may not have gone out.
    MAYBE_SENT(Status.MAYBE_SENT),
    /// The provider will not deliver it.
    UNDELIVERABLE(Status.UNDELIVERABLE),
    /// Too old to go out by itself: send it again, or drop it.
    HELD(Status.HELD);

    private final Status status;

    Kind(Status status) {
      this.status = status;
    }

    /// The name shown and stored.
    public String id() {
      return status.id();
    }

    private static Kind of(Status status) {
      return Stream.of(values()).filter(kind -> kind.status == status).findFirst().orElseThrow();
    }
  }

  /// A message that did not certainly arrive.
  ///
  /// @param reason a code of the provider's or ours
  /// @param attempts how often it was tried
  /// @param repeats how many of these although an earlier one may have gone out
  /// @param toldAt when the bot said to its customer what it said, and that it may not have arrived
  public record Trouble(
      long id,
      long conversationId,
      Kind kind,
      Optional<String> reason,
      int attempts,
      Instant createdAt,
      Origin origin,
      int repeats,
      Optional<Instant> toldAt) {}

  /// How many messages there are.
  ///
  /// @param waiting in the queue or being sent, those in doubt included
  /// @param inDoubt of these, how many may have gone out already
  /// @param oldestWaiting when the oldest of these was put into the queue
  /// @param repeated how many were sent again although an earlier attempt may have gone out
  public record Stock(
      Map<Kind, Integer> troubles,
      int waiting,
      int inDoubt,
      Optional<Instant> oldestWaiting,
      int repeated) {}

  /// What came of sending a message again.
  public sealed interface Resent {
    /// It is in the queue, before whatever its conversation has to send since.
    ///
    /// @param conversationId to be woken in the process that sends
    record Queued(long conversationId) implements Resent {}

    /// There is no such message.
    record Unknown() implements Resent {}

    /// Only dead, maybe-sent and held messages can be sent again.
    ///
    /// @param status what it is instead
    record Refused(String status) implements Resent {}
  }

  /// The latest first.
  public List<Trouble> list(int atMost) {
    return database.read(
        transaction ->
            transaction.list(
                COLUMNS
                    + " WHERE status IN ('maybe_sent', 'dead', 'undeliverable', 'held')"
                    + " ORDER BY id DESC LIMIT ?",
                Troubles::trouble,
                atMost));
  }

  public Stock stock() {
    return database.read(Troubles::stock);
  }

  private static Stock stock(Transaction transaction) {
    Map<Kind, Integer> troubles = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      troubles.put(
          kind,
          transaction
              .first(
                  "SELECT COUNT(*) FROM outbox WHERE status = ?"
                      + " AND status IN ('maybe_sent', 'dead', 'undeliverable', 'held')",
                  row -> row.int32(1),
                  kind.id())
              .orElseThrow());
    }
    int repeated =
        transaction
            .first("SELECT COUNT(*) FROM outbox WHERE repeats > 0", row -> row.int32(1))
            .orElseThrow();
    return transaction
        .first(
            "SELECT COUNT(*), COUNT(doubt), MIN(queued_at) FROM outbox WHERE status IN ('queued', 'sending')",
            row ->
                new Stock(troubles, row.int32(1), row.int32(2), row.optionalInstant(3), repeated))
        .orElseThrow();
  }

  /// Gives up a dead, maybe-sent or held message for good.
  ///
  /// @return whether there was one
  public boolean drop(long id) {
    return database.write(
            transaction ->
                transaction.update(
                    "UPDATE outbox SET status = 'withdrawn', reason = 'dropped', settled_at = ?"
                        + " WHERE id = ? AND status IN ('dead', 'maybe_sent', 'held')",
                    clock.instant(),
                    id))
        == 1;
  }

  /// Puts a dead, maybe-sent or held message back into the queue, as if it were new. One that was
  /// sent after all will be there twice: that is the caller's decision.
  public Resent resend(long id) {
    return database.write(transaction -> resend(transaction, id));
  }

  private Resent resend(Transaction transaction, long id) {
    Optional<Long> queued =
        transaction.first(
            "UPDATE outbox SET status = 'queued', attempts = 0, reason = NULL, settled_at = NULL, sender = NULL,"
                + " sending_since = NULL, doubt = NULL, lookups = 0, next_attempt_at = ?, queued_at = ?"
                + " WHERE id = ? AND status IN ('dead', 'maybe_sent', 'held') RETURNING conversation_id",
            row -> row.int64(1),
            clock.instant(),
            clock.instant(),
            id);
    if (queued.isPresent()) {
      return new Resent.Queued(queued.get());
    }
    return transaction
        .first("SELECT status FROM outbox WHERE id = ?", row -> row.text(1), id)
        .<Resent>map(Resent.Refused::new)
        .orElseGet(Resent.Unknown::new);
  }

  private static Trouble trouble(Row row) {
    return new Trouble(
        row.int64(1),
        row.int64(2),
        Kind.of(Status.of(row.text(3))),
        row.optionalText(4),
        row.int32(5),
        row.instant(6),
        new Origin(Author.of(row.text(7), row.optionalInt64(8)), Purpose.of(row.text(9))),
        row.int32(10),
        row.optionalInstant(11));
  }
}
