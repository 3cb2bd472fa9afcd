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
          SQLiteErrorCode.SQLITE_PROTOCOL);

  /// `SQLITE_IOERR_CORRUPTFS`: the file system itself says that what it holds is broken.
  private static final int IOERR_CORRUPTFS = 10 | 33 << 8;

  private SqlErrors() {}

  static RuntimeException translate(String statement, SQLException e) {
    String code = code(e);
    String message = code + " in: " + statement;
    if (damaged(e)) {
      return new DamagedDatabaseException(message);
    }
    return unavailable(e)
        ? new StorageUnavailableException(message, collided(e))
        : new StorageException(message, new SQLException(code, e.getSQLState(), e.getErrorCode()));
  }

  /// A code to look up, without any data.
  static String code(SQLException e) {
    return e instanceof SQLiteException lite
        ? lite.getResultCode().name()
        : "SQLSTATE " + e.getSQLState();
  }

  /// SQLite: the file's structure is broken, or it is no database at all. PostgreSQL, appendix A:
  /// `data_corrupted`, `index_corrupted`.
  static boolean damaged(SQLException e) {
    if (e instanceof SQLiteException lite) {
      int primary = primary(lite);
      return primary == SQLiteErrorCode.SQLITE_CORRUPT.code
          || primary == SQLiteErrorCode.SQLITE_NOTADB.code
          || lite.getResultCode().code == IOERR_CORRUPTFS;
    }
    return "XX001".equals(e.getSQLState()) || "XX002".equals(e.getSQLState());
  }

  /// PostgreSQL, appendix A, class 40: serialization failure and deadlock.
  private static boolean collided(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().startsWith("40");
  }

  private static int primary(SQLiteException e) {
    return e.getResultCode().code & 0xff;
  }

  private static boolean unavailable(SQLException e) {
    if (e instanceof SQLiteException lite) {
      int primary = primary(lite);
      return SQLITE_TROUBLE.stream().anyMatch(code -> code.code == primary);
    }
    String state = e.getSQLState();
    // PostgreSQL, appendix A: connection, resources, intervention and system errors; serialization
    // and deadlock; a role or a database that is refused; a standby; idle in a transaction for too
    // long; a lock not granted in time; a database that takes no connections at the moment.
    return state == null
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57")
        || state.startsWith("58")
        || state.startsWith("40")
        || state.startsWith("28")
        || state.startsWith("3D")
        || state.equals("42501")
        || state.equals("25006")
        || state.equals("25P03")
        || state.equals("55P03")
        || state.equals("55000");
  }
}
