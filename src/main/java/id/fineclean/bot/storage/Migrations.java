package id.fineclean.bot.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;

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

  /// @param file created if it is missing
  /// @param folder the scripts' folder under `db/` on the class path, such as `main`
  /// @throws StorageUnavailableException it cannot be used or migrated, or a newer version of the
  ///     bot has migrated it; names the file and the cause
  public static void migrateSqlite(Path file, String folder) {
    String url = SqliteDatabase.url(file);
    MigrationStamp stamp = MigrationStamp.of(url, "db/" + folder);
    if (!stamp.holds()) {
      run(
          Flyway.configure().dataSource(url, null, null).placeholders(SQLITE),
          folder,
          file.toString());
      stamp.set();
    }
  }

  /// @param schema created if it is missing
  /// @throws StorageUnavailableException as for SQLite; names the schema
  public static void migratePostgres(String url, String schema, String folder) {
    run(
        Flyway.configure().dataSource(url, null, null).placeholders(POSTGRES).schemas(schema),
        folder,
        "schema " + schema);
  }

  /// Whether there is anything in a SQLite file yet. Creates none.
  public static boolean begunSqlite(Path file) {
    try {
      return Files.size(file) > 0;
    } catch (NoSuchFileException missing) {
      return false;
    } catch (IOException unreadable) {
      // Opening it will say why.
      return true;
    }
  }

  /// Whether a schema was ever migrated.
  ///
  /// @throws StorageUnavailableException the database cannot be reached
  public static boolean begunPostgres(String url, String schema) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement = connection.prepareStatement("SELECT to_regclass(?)::text")) {
      statement.setString(1, schema + ".flyway_schema_history");
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getString(1) != null;
      }
    } catch (SQLException e) {
      throw SqlErrors.translate("looking for schema " + schema, e);
    }
  }

  private static void run(FluentConfiguration configuration, String folder, String name) {
    Flyway flyway =
        configuration
            .locations("classpath:db/" + folder)
            .failOnMissingLocations(true)
            // Each feature numbers its scripts in a range of its own: a low number may be the
            // newest.
            .outOfOrder(true)
            // Flyway would pass over scripts that a newer version has run.
            .ignoreMigrationPatterns(new String[0])
            .load();
    try {
      flyway.migrate();
    } catch (FlywayValidateException e) {
      throw new StorageUnavailableException(name + " " + mismatch(flyway), e);
    } catch (FlywayException e) {
      throw failed(name, e);
    }
  }

  private static String mismatch(Flyway flyway) {
    List<String> unknown =
        Arrays.stream(flyway.info().all())
            .filter(script -> script.getState().isApplied() && !script.getState().isResolved())
            .map(MigrationInfo::getScript)
            .toList();
    return unknown.isEmpty()
        ? "was brought up to date with other scripts than this version of the bot has: start the"
            + " version that did it, or restore a backup"
        : "was brought up to date by a newer version of the bot ("
            + String.join(", ", unknown)
            + "): start that version, or restore the backup made before it";
  }

  /// Flyway's own words quote statements and settings, so only codes pass on.
  private static StorageUnavailableException failed(String name, FlywayException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String what = name + " cannot be brought up to date: " + SqlErrors.code(sql);
        return SqlErrors.damaged(sql)
            ? new DamagedDatabaseException(what)
            : new StorageUnavailableException(what, e);
      }
    }
    return new StorageUnavailableException(
        name + " cannot be brought up to date: " + e.getClass().getSimpleName(), e);
  }
}
