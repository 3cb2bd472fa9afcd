package id.fineclean.bot.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is known of damage to one SQLite file. Thread-safe.
final class SqliteDamage {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteDamage.class);
  private static final long SILENCE_NANOS = 600_000_000_000L;

  private final Path file;

  /// When it was last said, on the clock of [System#nanoTime]; 0 for never.
  private final AtomicLong said = new AtomicLong();

  SqliteDamage(Path file) {
    this.file = file;
  }

  /// Looks through a file that nobody has opened yet.
  ///
  /// @throws DamagedDatabaseException it is damaged; names the file and the remedy
  /// @throws StorageUnavailableException it cannot be read
  static void refuse(Path file) {
    try (Connection connection = DriverManager.getConnection(SqliteDatabase.url(file));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
      if (!row.next() || !"ok".equals(row.getString(1))) {
        throw new DamagedDatabaseException(advice(file, "its pages do not fit together"));
      }
    } catch (SQLException e) {
      RuntimeException translated = SqlErrors.translate("checking " + file, e);
      throw translated instanceof DamagedDatabaseException
          ? new DamagedDatabaseException(advice(file, translated.getMessage()))
          : translated;
    }
  }

  /// Takes a failure to account; says what to do if it speaks of damage, every ten minutes.
  void note(Throwable failure) {
    if (failure instanceof DamagedDatabaseException) {
      long now = System.nanoTime();
      long before = said.get();
      if ((before == 0 || now - before > SILENCE_NANOS) && said.compareAndSet(before, now)) {
        LOG.error("{}", advice(file, failure.getMessage()));
      }
    }
  }

  /// Whether damage was ever met: what is readable by chance is no reason to go on.
  boolean isKnown() {
    return said.get() != 0;
  }

  private static String advice(Path file, @org.jspecify.annotations.Nullable String what) {
    return file
        + " is damaged ("
        + what
        + "). Stop the bot, keep a copy of the file, check the disk, and restore the latest backup";
  }
}
