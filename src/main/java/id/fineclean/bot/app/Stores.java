package id.fineclean.bot.app;

import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Migrations;
import id.fineclean.bot.storage.PostgresDatabase;
import id.fineclean.bot.storage.SqliteDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// The two databases: everything, and the customers' wrapped keys.
///
/// @param shared whether other processes may be working on the same database
public record Stores(Database main, Database keys, boolean shared) implements AutoCloseable {
  private static final int CONNECTIONS = 16;
  private static final int KEY_CONNECTIONS = 4;

  /// Opens and migrates both: on PostgreSQL two schemas of one database, else two SQLite files in
  // `folder`.
  ///
  /// @param url a JDBC address of PostgreSQL
  /// @throws id.fineclean.bot.storage.StorageUnavailableException one cannot be reached or migrated
  public static Stores open(Path folder, Optional<String> url) {
    createPrivately(folder);
    return url.map(Stores::postgres).orElseGet(() -> sqlite(folder));
  }

  private static Stores sqlite(Path folder) {
    Path main = folder.resolve("fineclean.db");
    Path keys = folder.resolve("keys.db");
    Migrations.migrateSqlite(SqliteDatabase.url(main), "main");
    Migrations.migrateSqlite(SqliteDatabase.url(keys), "keys");
    return new Stores(SqliteDatabase.open(main), SqliteDatabase.open(keys), false);
  }

  private static Stores postgres(String url) {
    Migrations.migratePostgres(url, "fineclean", "main");
    Migrations.migratePostgres(url, "fineclean_keys", "keys");
    return new Stores(
        PostgresDatabase.open(url, "fineclean", CONNECTIONS),
        PostgresDatabase.open(url, "fineclean_keys", KEY_CONNECTIONS),
        true);
  }

  /// Nobody but the owner of the process has business in there.
  private static void createPrivately(Path folder) {
    try {
      boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
      if (posix && !Files.exists(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be created", e);
    }
  }

  @Override
  public void close() {
    main.close();
    keys.close();
  }
}
