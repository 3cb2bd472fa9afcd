package id.fineclean.bot.outbox;

import id.fineclean.bot.storage.Transaction;
import java.time.Instant;

/// What is kept back until a person decides.
public final class Held {
  private Held() {}

  /// Keeps back all that waits: it comes from a backup, and may have been sent since.
  ///
  /// @return how many messages
  public static int everything(Transaction transaction, Instant now) {
    return transaction.update(
        "UPDATE outbox SET status = 'held', reason = 'restored', settled_at = ?"
            + " WHERE status IN ('queued', 'sending')",
        now);
  }
}
