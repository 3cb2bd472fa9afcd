package id.fineclean.bot.outbox;

import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Row;
import id.fineclean.bot.storage.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Messages that may not have reached their customer, for the operator. Shows no personal data.
public final class Troubles {
  private static final String COLUMNS =
      "SELECT id, conversation_id, status, reason, attempts, created_at FROM outbox";

  private final Database database;
  private final InstantSource clock;

  public Troubles(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What went wrong.
  public enum Kind {
    /// Tried for as long as it was worth it.
    DEAD,
    /// The call broke off: it may or may not have gone out.
    MAYBE_SENT,
    /// The provider will not deliver it.
    UNDELIVERABLE;

    /// The name shown and stored.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A message that did not certainly arrive.
  ///
  /// @param reason a code of the provider's or ours
  /// @param attempts how often it was tried
  public record Trouble(
      long id,
      long conversationId,
      Kind kind,
      Optional<String> reason,
      int attempts,
      Instant createdAt) {}

  /// What came of sending a message again.
  public sealed interface Resent {
    /// It is in the queue, before whatever its conversation has to send since.
    ///
    /// @param conversationId to be woken in the process that sends
    record Queued(long conversationId) implements Resent {}

    /// There is no such message.
    record Unknown() implements Resent {}

    /// Only dead and maybe-sent messages can be sent again.
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
                    + " WHERE status IN ('maybe_sent', 'dead', 'undeliverable') ORDER BY id DESC LIMIT ?",
                Troubles::trouble,
                atMost));
  }

  /// Puts a dead or maybe-sent message back into the queue, as if it were new. One that was sent
  /// after all will be there twice: that is the caller's decision.
  public Resent resend(long id) {
    return database.write(transaction -> resend(transaction, id));
  }

  private Resent resend(Transaction transaction, long id) {
    Optional<Long> queued =
        transaction.first(
            "UPDATE outbox SET status = 'queued', attempts = 0, reason = NULL, settled_at = NULL, sender = NULL,"
                + " sending_since = NULL, next_attempt_at = ?, queued_at = ?"
                + " WHERE id = ? AND status IN ('dead', 'maybe_sent') RETURNING conversation_id",
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
        Kind.valueOf(row.text(3).toUpperCase(Locale.ROOT)),
        row.optionalText(4),
        row.int32(5),
        row.instant(6));
  }
}
