package id.fineclean.bot.app;

import id.fineclean.bot.contact.Customers;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Migrations;
import id.fineclean.bot.storage.PostgresDatabase;
import id.fineclean.bot.storage.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The two databases: everything, and the customers' wrapped keys.
///
/// @param shared whether other processes may be working on the same database
public record Stores(Database main, Database keys, boolean shared) implements AutoCloseable {
  static final String MAIN_FILE = "fineclean.db";
  static final String KEYS_FILE = "keys.db";
  static final String JOBS_FILE = "jobs.db";
  static final String JOBS_SCHEMA = "fineclean_jobs";
  static final String MAIN_SCHEMA = "fineclean";
  static final String KEYS_SCHEMA = "fineclean_keys";

  /// A larger file is looked through while the bot works already: a gigabyte takes ten seconds.
  private static final long CHECKED_BEFORE_START = 64L << 20;

  private static final int CONNECTIONS = 16;
  private static final int KEY_CONNECTIONS = 4;

  static Stores open(Settings settings) {
    return open(settings.dataDir(), settings.databaseUrl(), settings.keysUrl());
  }

  /// As [#open(Path, Optional, Optional)], with both in one database where there is an address.
  public static Stores open(Path folder, Optional<String> url) {
    return open(folder, url, url);
  }

  /// Opens and migrates both: on PostgreSQL two schemas, else two SQLite files in `folder`.
  ///
  /// @param url a JDBC address of PostgreSQL
  /// @param keysUrl where the keys are, which may be another database and another role; present
  ///     where `url` is
  /// @throws UnfitDataException a restore was broken off, or one of them is missing although the
  ///     other one is in use; nothing was made in its place
  /// @throws id.fineclean.bot.storage.StorageUnavailableException one cannot be reached or migrated
  public static Stores open(Path folder, Optional<String> url, Optional<String> keysUrl) {
    if (url.isEmpty()) {
      Restore.refuseUnfinished(folder);
    }
    boolean keysThere = keysExist(folder, keysUrl);
    if (keysThere && !exists(folder, url)) {
      throw names(folder, url).dataMissing();
    }
    Database main = openMain(folder, url);
    try {
      if (!keysThere && main.read(Customers::any)) {
        throw names(folder, url).keysMissing();
      }
      return new Stores(main, openKeys(folder, keysUrl), url.isPresent());
    } catch (RuntimeException e) {
      main.close();
      throw e;
    }
  }

  /// Opens and migrates the main database alone.
  ///
  /// @throws id.fineclean.bot.storage.StorageUnavailableException it cannot be reached or migrated
  public static Database openMain(Path folder, Optional<String> url) {
    Privacy.createFolder(folder);
    Privacy.requireWritable(folder);
    if (url.isEmpty()) {
      Restore.refuseUnfinished(folder);
    }
    return url.isPresent()
        ? postgres(url.get(), MAIN_SCHEMA, "main", CONNECTIONS)
        : sqlite(folder.resolve(MAIN_FILE), "main");
  }

  /// Whether there is a main database to open, rather than to begin.
  public static boolean exists(Path folder, Optional<String> url) {
    return url.isPresent()
        ? Migrations.begunPostgres(url.get(), MAIN_SCHEMA)
        : Migrations.begunSqlite(folder.resolve(MAIN_FILE));
  }

  private static boolean keysExist(Path folder, Optional<String> url) {
    return url.isPresent()
        ? Migrations.begunPostgres(url.get(), KEYS_SCHEMA)
        : Migrations.begunSqlite(folder.resolve(KEYS_FILE));
  }

  private static StoreNames names(Path folder, Optional<String> url) {
    return url.isPresent() ? StoreNames.ofSchemas("") : StoreNames.ofFiles(folder, "");
  }

  private static Database openKeys(Path folder, Optional<String> url) {
    return url.isPresent()
        ? postgres(url.get(), KEYS_SCHEMA, "keys", KEY_CONNECTIONS)
        : sqlite(folder.resolve(KEYS_FILE), "keys");
  }

  private static Database sqlite(Path file, String scripts) {
    boolean large = isLarge(file);
    if (!large) {
      SqliteDatabase.refuseDamaged(file);
    }
    Migrations.migrateSqlite(file, scripts);
    SqliteDatabase database = SqliteDatabase.open(file);
    if (large) {
      Thread.ofPlatform().daemon().name("check-" + file.getFileName()).start(database::check);
    }
    return database;
  }

  private static boolean isLarge(Path file) {
    try {
      return Files.size(file) > CHECKED_BEFORE_START;
    } catch (IOException missingOrUnreadable) {
      return false;
    }
  }

  private static Database postgres(String url, String schema, String scripts, int connections) {
    Migrations.migratePostgres(url, schema, scripts);
    return PostgresDatabase.open(url, schema, connections);
  }

  /// As [Database#warm], of both.
  void warm() {
    main.warm();
    keys.warm();
  }

  @Override
  public void close() {
    main.close();
    keys.close();
  }
}
