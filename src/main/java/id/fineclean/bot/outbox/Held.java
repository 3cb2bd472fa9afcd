package id.fineclean.bot.outbox;

import id.fineclean.bot.storage.Transaction;
import java.time.Instant;

/// What is kept back until a person decides: see [Troubles]. What was being sent stays in doubt.
public final class Held {
  /// Why what came with a backup is kept back.
  private static final String RESTORED = "restored";

  /// Why what nobody has sent for many hours is kept back.
  private static final String TOO_OLD = "too_old";

  private static final String HOLD =
      "UPDATE outbox SET doubt = CASE status WHEN 'sending' THEN 'interrupted' ELSE doubt END, status = 'held',"
          + " reason = ?, sender = NULL WHERE status IN ('queued', 'sending')";

  private Held() {}

  /// Keeps back all that waits: it comes from a backup, and may have been sent since.
  ///
  /// @return how many messages
  public static int everything(Transaction transaction) {
    return transaction.update(HOLD, RESTORED);
  }

  /// Keeps back what was put into the queue long ago.
  static int older(Transaction transaction, Instant queuedBefore) {
    return transaction.update(HOLD + " AND queued_at < ?", TOO_OLD, queuedBefore);
  }

  /// Puts back what was held as too old by a clock that was ahead.
  static int younger(Transaction transaction, Instant queuedSince, Instant now) {
    return transaction.update(
        "UPDATE outbox SET status = 'queued', reason = NULL, next_attempt_at = ?"
            + " WHERE status = 'held'"
            // The index's own condition, or SQLite would walk through all messages.
            + " AND status IN ('maybe_sent', 'dead', 'undeliverable', 'held')"
            + " AND reason = ? AND queued_at >= ?",
        now,
        TOO_OLD,
        queuedSince);
  }
}
