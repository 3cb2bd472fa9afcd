package id.fineclean.bot.storage;

import java.sql.Connection;
import java.sql.SQLException;

/// A connection with its statements; used by one thread at a time. Transactions are begun and ended
/// by statements of ours, so the driver stays in auto-commit and out of the way.
final class SqliteConnection {
  private final Connection connection;
  private final Statements statements;
  private final Transaction transaction;

  SqliteConnection(Connection connection) {
    this.connection = connection;
    this.statements = new Statements(connection);
    this.transaction = new Transaction(statements);
  }

  Statements statements() {
    return statements;
  }

  Transaction transaction() {
    return transaction;
  }

  /// Closes quietly: whatever fails here has been stored, or was reported, before.
  void close() {
    try (connection;
        statements) {
      return;
    } catch (SQLException e) {
      return;
    }
  }
}
