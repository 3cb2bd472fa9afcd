package id.fineclean.bot.testing;

import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Migrations;
import id.fineclean.bot.storage.PostgresDatabase;
import id.fineclean.bot.storage.SqliteDatabase;
import id.fineclean.bot.vault.MasterKeyset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fresh, migrated databases for one test: the main one and the one with the keys. PostgreSQL
/// sessions run in the JVM's time zone, which the build sets to an odd one on purpose.
public final class TestDatabases implements AutoCloseable {
  static final List<String> SCHEMAS = List.of("main", "keys");
  private static final int CONNECTIONS = 4;
  private static final String PREFIX = "fineclean-test-";

  /// Where Linux keeps files in memory: they are flushed as often there, but no disk is waited for.
  private static final Path MEMORY = Path.of("/dev/shm");

  /// Far more than the files of all tests that run at once.
  private static final long ROOM = 2L << 30;

  private static @Nullable TestDatabases shared;

  private final Kind kind;
  private final Path folder;
  private final String name;
  private final MasterKeyset master = MasterKeyset.generate();
  private final List<Database> opened = new ArrayList<>();
  private final Database main;
  private final Database keys;

  private TestDatabases(Kind kind) {
    this.kind = kind;
    this.folder = newFolder();
    this.name = kind == Kind.POSTGRES ? PostgresServer.running().create() : "";
    if (kind == Kind.SQLITE) {
      SCHEMAS.forEach(schema -> copySqlite(schema, file(schema)));
    }
    this.main = openAgain("main");
    this.keys = openAgain("keys");
  }

  /// Every database the bot runs on.
  public enum Kind {
    SQLITE,
    POSTGRES
  }

  public static TestDatabases fresh(Kind kind) {
    return new TestDatabases(kind);
  }

  /// The same PostgreSQL databases for one test after another, empty each time: a database of its
  /// own and the connections to it cost a short test more than what it does. For tests that change
  /// rows alone and run one at a time.
  public static synchronized TestDatabases emptiedPostgres() {
    if (shared == null) {
      shared = new TestDatabases(Kind.POSTGRES);
    } else {
      PostgresServer.running().empty(shared.name);
    }
    return shared;
  }

  public Kind kind() {
    return kind;
  }

  /// The keyset these databases were begun with.
  public MasterKeyset master() {
    return master;
  }

  public Database main() {
    return main;
  }

  public Database keys() {
    return keys;
  }

  /// One more access to the same database, as another process would have it. Closed with this.
  ///
  /// @param schema `main` or `keys`
  public Database openAgain(String schema) {
    Database database =
        switch (kind) {
          case SQLITE -> SqliteDatabase.open(file(schema));
          case POSTGRES -> PostgresDatabase.open(url(schema), schema, CONNECTIONS);
        };
    opened.add(database);
    return database;
  }

  /// The JDBC address, for what tests do behind the bot's back.
  public String url(String schema) {
    return switch (kind) {
      case SQLITE -> SqliteDatabase.url(file(schema));
      case POSTGRES -> PostgresServer.running().url(name);
    };
  }

  /// The folder of this test, in which the SQLite files are.
  public Path folder() {
    return folder;
  }

  /// The file of a SQLite database.
  public Path file(String schema) {
    return folder.resolve(schema + ".db");
  }

  @Override
  public void close() {
    opened.forEach(Database::close);
    if (kind == Kind.POSTGRES) {
      PostgresServer.running().drop(name);
    }
    delete(folder);
  }

  /// Makes a migrated, empty SQLite file.
  ///
  /// @param schema `main` or `keys`
  public static void copySqlite(String schema, Path to) {
    try {
      Files.copy(SqliteTemplate.FOLDER.resolve(schema + ".db"), to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newFolder() {
    try {
      return hasRoom(MEMORY)
          ? Files.createTempDirectory(MEMORY, PREFIX)
          : Files.createTempDirectory(PREFIX);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasRoom(Path folder) throws IOException {
    return Files.isWritable(folder) && Files.getFileStore(folder).getUsableSpace() > ROOM;
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Migrated once a run and copied for each test, which is quicker than migrating each time.
  private static final class SqliteTemplate {
    static final Path FOLDER = migrated();

    private static Path migrated() {
      Path folder = newFolder();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      SCHEMAS.forEach(schema -> Migrations.migrateSqlite(folder.resolve(schema + ".db"), schema));
      return folder;
    }
  }
}
