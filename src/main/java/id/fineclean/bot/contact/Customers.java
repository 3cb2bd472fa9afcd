package id.fineclean.bot.contact;

import id.fineclean.bot.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who is known, by number alone.
public final class Customers {
  private Customers() {}

  /// Customers in the order of their ids, which grow with time.
  ///
  /// @param after only those with a greater id; 0 to begin
  public static List<Long> after(Transaction transaction, long after, int atMost) {
    return transaction.list(
        "SELECT id FROM customer WHERE id > ? ORDER BY id LIMIT ?",
        row -> row.int64(1),
        after,
        atMost);
  }

  /// Lets the data of a customer only be stored, or used again.
  public static void restrict(Transaction transaction, long id, Optional<Instant> since) {
    transaction.update(
        "UPDATE customer SET restricted_at = ? WHERE id = ?", since.orElse(null), id);
  }

  public static long count(Transaction transaction) {
    return transaction.first("SELECT COUNT(*) FROM customer", row -> row.int64(1)).orElseThrow();
  }

  /// The greatest id; 0 where there is nobody.
  public static long newest(Transaction transaction) {
    return transaction
        .first("SELECT COALESCE(MAX(id), 0) FROM customer", row -> row.int64(1))
        .orElseThrow();
  }

  public static boolean any(Transaction transaction) {
    return !after(transaction, 0, 1).isEmpty();
  }
}
