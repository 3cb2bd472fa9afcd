package id.fineclean.bot.storage;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Brings a database's tables up to date. The scripts are written once; the few words in which
/// SQLite and PostgreSQL differ are placeholders.
public final class Migrations {
  private static final Map<String, String> SQLITE =
      Map.of(
          "bytes", "BLOB",
          "bytewise_once_key", "",
          "identity", "INTEGER PRIMARY KEY AUTOINCREMENT",
          "timestamp", "TIMESTAMP",
          "without_rowid", "WITHOUT ROWID");
  private static final Map<String, String> POSTGRES =
      Map.of(
          "bytes", "BYTEA",
          "bytewise_once_key", "ALTER TABLE outbox ALTER COLUMN once_key TYPE TEXT COLLATE \"C\";",
          "identity", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
          "timestamp", "TIMESTAMP WITH TIME ZONE",
          "without_rowid", "");

  private Migrations() {}

  /// @param folder the scripts' folder under `db/` on the class path, such as `main`
  /// @throws StorageUnavailableException the database cannot be reached or was changed by something
  ///     else
  public static void migrateSqlite(String url, String folder) {
    run(Flyway.configure().dataSource(url, null, null).placeholders(SQLITE), folder);
  }

  /// @param schema created if it is missing
  /// @throws StorageUnavailableException the database cannot be reached or was changed by something
  ///     else
  public static void migratePostgres(String url, String schema, String folder) {
    run(
        Flyway.configure().dataSource(url, null, null).placeholders(POSTGRES).schemas(schema),
        folder);
  }

  private static void run(FluentConfiguration flyway, String folder) {
    try {
      flyway
          .locations("classpath:db/" + folder)
          .failOnMissingLocations(true)
          // Each feature numbers its scripts in a range of its own: a low number may be the newest.
          .outOfOrder(true)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StorageUnavailableException(
          "migrating the database failed: " + e.getClass().getSimpleName(), e);
    }
  }
}
