package id.fineclean.bot.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/// SQLite files that are copied or looked at as a whole, whoever else is using them.
public final class SqliteFile {
  private static final int LOCK_PATIENCE_MILLIS = 10_000;

  private SqliteFile() {}

  /// Copies a database as it is at one moment, while others go on writing to it: a second or two
  /// for a few hundred megabytes. What was deleted is not in the copy.
  ///
  /// @param from exists
  /// @param to does not
  /// @throws StorageUnavailableException it cannot be read, or there is no room for the copy
  public static void copy(Path from, Path to) {
    if (!Files.exists(from)) {
      throw new StorageUnavailableException(from + " does not exist");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(LOCK_PATIENCE_MILLIS);
    try (Connection connection = config.createConnection(SqliteDatabase.url(from));
        PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
      vacuum.setString(1, to.toString());
      vacuum.execute();
    } catch (SQLException e) {
      throw SqlErrors.translate("copying " + from, e);
    }
  }

  /// Runs queries over a file that nobody writes to. Neither it nor its folder is changed.
  ///
  /// @throws DamagedDatabaseException its pages or indexes do not fit together
  /// @throws StorageUnavailableException it cannot be read
  public static <T> T read(Path file, Database.Work<T> work) {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + file.toUri() + "?immutable=1");
        Statements statements = new Statements(connection)) {
      Transaction transaction = new Transaction(statements);
      requireWhole(file, transaction);
      return work.run(transaction);
    } catch (SQLException e) {
      throw SqlErrors.translate("reading " + file, e);
    }
  }

  private static void requireWhole(Path file, Transaction transaction) {
    String found =
        transaction.first("PRAGMA integrity_check(1)", row -> row.text(1)).orElse("no answer");
    if (!found.equals("ok")) {
      throw new DamagedDatabaseException(file + " is damaged");
    }
  }
}
