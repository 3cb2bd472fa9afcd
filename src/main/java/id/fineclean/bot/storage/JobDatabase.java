package id.fineclean.bot.storage;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// Where the schedule of regular jobs is kept. With SQLite that is a file of its own, so that the
/// scheduler's polling never competes with the one writer of the main file.
public final class JobDatabase {
  private JobDatabase() {}

  /// Opens a SQLite file and brings its table up to date.
  public static DataSource sqlite(Path file) {
    Migrations.migrateSqlite(SqliteDatabase.url(file), "jobs");
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setBusyTimeout(5_000);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(SqliteDatabase.url(file));
    return source;
  }

  /// Opens a schema of a PostgreSQL database and brings its table up to date.
  public static PostgresDatabase postgres(String url, String schema, int connections) {
    Migrations.migratePostgres(url, schema, "jobs");
    return PostgresDatabase.open(url, schema, connections);
  }
}
