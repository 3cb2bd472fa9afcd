package id.fineclean.bot.storage;

import java.sql.SQLException;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Tells a database that cannot work now from a statement that never will. Drivers put values into
/// their messages, so these are left out: only codes and our own statement text pass on.
final class SqlErrors {
  /// Primary result codes (sqlite.org/rescode.html) that speak of the database, not of the
  /// statement.
  private static final Set<SQLiteErrorCode> SQLITE_TROUBLE =
      Set.of(
          SQLiteErrorCode.SQLITE_BUSY,
          SQLiteErrorCode.SQLITE_LOCKED,
          SQLiteErrorCode.SQLITE_READONLY,
          SQLiteErrorCode.SQLITE_IOERR,
          SQLiteErrorCode.SQLITE_FULL,
          SQLiteErrorCode.SQLITE_CANTOPEN,
          SQLiteErrorCode.SQLITE_CORRUPT,
          SQLiteErrorCode.SQLITE_NOTADB,
          SQLiteErrorCode.SQLITE_PROTOCOL);

  private SqlErrors() {}

  static RuntimeException translate(String statement, SQLException e) {
    String code =
        e instanceof SQLiteException lite
            ? lite.getResultCode().name()
            : "SQLSTATE " + e.getSQLState();
    String message = code + " in: " + statement;
    return unavailable(e)
        ? new StorageUnavailableException(message, collided(e))
        : new StorageException(message, new SQLException(code, e.getSQLState(), e.getErrorCode()));
  }

  /// PostgreSQL, appendix A, class 40: serialization failure and deadlock.
  private static boolean collided(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().startsWith("40");
  }

  private static boolean unavailable(SQLException e) {
    if (e instanceof SQLiteException lite) {
      int primary = lite.getResultCode().code & 0xff;
      return SQLITE_TROUBLE.stream().anyMatch(code -> code.code == primary);
    }
    String state = e.getSQLState();
    // PostgreSQL, appendix A: connection, resources, intervention and system errors; serialization
    // and deadlock.
    return state == null
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57")
        || state.startsWith("58")
        || state.startsWith("40")
        || state.equals("25006");
  }
}
