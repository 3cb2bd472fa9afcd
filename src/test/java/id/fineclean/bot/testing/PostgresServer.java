package id.fineclean.bot.testing;

import id.fineclean.bot.storage.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// The one PostgreSQL server of a test run: started when the first test asks for it, stopped with
/// the JVM. A server that cannot start fails every test that needs it; none is skipped.
final class PostgresServer {
  private static final String TEMPLATE = "migrated";

  private static final String EMPTYING =
      """
      DO $$
      DECLARE it record;
      BEGIN
        FOR it IN SELECT schemaname, tablename FROM pg_tables
            WHERE schemaname = '%1$s' AND tablename <> 'flyway_schema_history' LOOP
          EXECUTE format('DELETE FROM %%I.%%I', it.schemaname, it.tablename);
        END LOOP;
        FOR it IN SELECT schemaname, sequencename FROM pg_sequences WHERE schemaname = '%1$s' LOOP
          PERFORM setval(format('%%I.%%I', it.schemaname, it.sequencename)::regclass, 1, false);
        END LOOP;
      END $$
      """;

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final EmbeddedPostgres server;

  private PostgresServer() {
    try {
      // It is killed with its processes at most, never by a loss of power: nothing has to be
      // flushed.
      server =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "300")
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL cannot start", e);
    }
    execute("CREATE DATABASE " + TEMPLATE);
    for (String schema : TestDatabases.SCHEMAS) {
      Migrations.migratePostgres(url(TEMPLATE), schema, schema);
    }
  }

  private static final class Holder {
    static final PostgresServer RUNNING = new PostgresServer();
  }

  static PostgresServer running() {
    return Holder.RUNNING;
  }

  /// Creates a migrated, empty database.
  ///
  /// @return its name
  String create() {
    String name = "test_" + DATABASES.incrementAndGet();
    execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    return name;
  }

  void drop(String name) {
    execute("DROP DATABASE " + name + " WITH (FORCE)");
  }

  /// Removes every row, and begins with number one again. `TRUNCATE` would take five times as long:
  /// it makes every file anew.
  void empty(String database) {
    try (Connection connection = server.getDatabase("postgres", database).getConnection();
        Statement statement = connection.createStatement()) {
      // Keys of other tables are not looked at: all rows go.
      statement.execute("SET session_replication_role = replica");
      for (String schema : TestDatabases.SCHEMAS) {
        statement.execute(EMPTYING.formatted(schema));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("emptying " + database, e);
    }
  }

  String url(String database) {
    return server.getJdbcUrl("postgres", database);
  }

  private void execute(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
