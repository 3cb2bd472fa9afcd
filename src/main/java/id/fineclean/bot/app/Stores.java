package id.fineclean.bot.app;

import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Migrations;
import id.fineclean.bot.storage.PostgresDatabase;
import id.fineclean.bot.storage.SqliteDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The two databases: everything, and the customers' wrapped keys.
///
/// @param shared whether other processes may be working on the same database
public record Stores(Database main, Database keys, boolean shared) implements AutoCloseable {
  private static final String MAIN_FILE = "fineclean.db";
  private static final int CONNECTIONS = 16;
  private static final int KEY_CONNECTIONS = 4;

  /// Opens and migrates both: on PostgreSQL two schemas of one database, else two SQLite files in
  /// `folder`.
  ///
  /// @param url a JDBC address of PostgreSQL
  /// @throws id.fineclean.bot.storage.StorageUnavailableException one cannot be reached or migrated
  public static Stores open(Path folder, Optional<String> url) {
    return new Stores(openMain(folder, url), openKeys(folder, url), url.isPresent());
  }

  /// Opens and migrates the main database alone.
  ///
  /// @throws id.fineclean.bot.storage.StorageUnavailableException it cannot be reached or migrated
  public static Database openMain(Path folder, Optional<String> url) {
    Privacy.createFolder(folder);
    Privacy.requireWritable(folder);
    return url.isPresent()
        ? postgres(url.get(), "fineclean", "main", CONNECTIONS)
        : sqlite(folder.resolve(MAIN_FILE), "main");
  }

  /// Whether there is a main database to open, rather than to begin.
  public static boolean exists(Path folder, Optional<String> url) {
    return url.isPresent() || Files.exists(folder.resolve(MAIN_FILE));
  }

  private static Database openKeys(Path folder, Optional<String> url) {
    return url.isPresent()
        ? postgres(url.get(), "fineclean_keys", "keys", KEY_CONNECTIONS)
        : sqlite(folder.resolve("keys.db"), "keys");
  }

  private static Database sqlite(Path file, String scripts) {
    Migrations.migrateSqlite(SqliteDatabase.url(file), scripts);
    return SqliteDatabase.open(file);
  }

  private static Database postgres(String url, String schema, String scripts, int connections) {
    Migrations.migratePostgres(url, schema, scripts);
    return PostgresDatabase.open(url, schema, connections);
  }

  @Override
  public void close() {
    main.close();
    keys.close();
  }
}
