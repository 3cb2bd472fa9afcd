package id.fineclean.bot.contact;

import id.fineclean.bot.storage.Database;
import java.util.List;

/// All customers there are, page by page.
public final class CustomerList {
  private final Database database;

  public CustomerList(Database database) {
    this.database = database;
  }

  public boolean isEmpty() {
    return after(Long.MIN_VALUE, 1).isEmpty();
  }

  /// @param last the last id of the page before, or [Long#MIN_VALUE]
  /// @return the next ids, growing, `most` at most; none at the end
  public List<Long> after(long last, int most) {
    return database.read(
        transaction ->
            transaction.list(
                "SELECT id FROM customer WHERE id > ? ORDER BY id LIMIT ?",
                row -> row.int64(1),
                last,
                most));
  }
}
