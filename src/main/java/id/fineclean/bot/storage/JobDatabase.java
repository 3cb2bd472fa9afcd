package id.fineclean.bot.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// Where the schedule of regular jobs is kept. With SQLite that is a file of its own, so that the
/// scheduler's polling never competes with the one writer of the main file.
public final class JobDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(JobDatabase.class);

  private JobDatabase() {}

  /// Opens a SQLite file and brings its table up to date. A damaged one is put aside and made anew:
  /// all it holds is when jobs come round next, and without it they do so at once.
  ///
  /// @throws StorageUnavailableException it can be neither used nor made anew
  public static DataSource sqlite(Path file) {
    try {
      prepare(file);
    } catch (DamagedDatabaseException e) {
      LOG.warn("{} is damaged and was made anew; the old one is beside it", file);
      putAside(file);
      prepare(file);
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setBusyTimeout(5_000);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(SqliteDatabase.url(file));
    return source;
  }

  private static void prepare(Path file) {
    if (Migrations.begunSqlite(file)) {
      SqliteDatabase.refuseDamaged(file);
    }
    Migrations.migrateSqlite(file, "jobs");
  }

  private static void putAside(Path file) {
    try {
      for (String part : List.of("", "-wal", "-shm")) {
        Path old = file.resolveSibling(file.getFileName() + part);
        if (Files.exists(old)) {
          Files.move(
              old,
              old.resolveSibling(old.getFileName() + ".damaged"),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new StorageUnavailableException(file + " is damaged and cannot be put aside", e);
    }
  }

  /// Opens a schema of a PostgreSQL database and brings its table up to date.
  public static PostgresDatabase postgres(String url, String schema, int connections) {
    Migrations.migratePostgres(url, schema, "jobs");
    return PostgresDatabase.open(url, schema, connections);
  }
}
