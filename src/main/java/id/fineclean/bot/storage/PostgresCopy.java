package id.fineclean.bot.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// The tables of one schema, out of a PostgreSQL database and into another, in the text format of
/// `COPY`. Needs no program of the server's version on this machine, as `pg_dump` does.
public final class PostgresCopy {
  private static final String HISTORY = "flyway_schema_history";

  private PostgresCopy() {}

  /// @param rows how many there are
  /// @param lastId the last number its identity column gave out; empty where it has none
  public record Table(String name, List<String> columns, long rows, OptionalLong lastId) {}

  /// Where a table's rows go.
  @FunctionalInterface
  public interface Sink {
    OutputStream open(String table) throws IOException;
  }

  /// Where a table's rows come from.
  @FunctionalInterface
  public interface Source {
    InputStream open(String table) throws IOException;
  }

  /// Copies every table as it is at one moment, while others go on writing.
  ///
  /// @return the tables, each behind those it refers to
  /// @throws StorageUnavailableException the database cannot be read
  /// @throws IOException the rows cannot be written
  public static List<Table> export(String url, String schema, Sink sink) throws IOException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      List<Table> tables = new ArrayList<>();
      for (String name : inOrder(connection, schema)) {
        tables.add(export(connection, schema, name, sink));
      }
      return tables;
    } catch (SQLException e) {
      throw SqlErrors.translate("copying schema " + schema, e);
    }
  }

  private static Table export(Connection connection, String schema, String name, Sink sink)
      throws SQLException, IOException {
    List<String> columns =
        strings(
            connection,
            "SELECT column_name FROM information_schema.columns"
                + " WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position",
            schema,
            name);
    try (OutputStream out = sink.open(name)) {
      long rows =
          copying(connection)
              .copyOut("COPY " + place(schema, name) + list(columns) + " TO STDOUT", out);
      return new Table(name, columns, rows, lastId(connection, schema, name));
    }
  }

  /// Fills tables that are there and empty, all of them or none.
  ///
  /// @param tables as [#export] gave them
  /// @throws StorageUnavailableException the database cannot be written
  /// @throws StorageException the rows do not fit the tables
  /// @throws IOException the rows cannot be read
  public static void fill(String url, String schema, List<Table> tables, Source source)
      throws IOException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      for (Table table : tables) {
        fill(connection, schema, table, source);
      }
      connection.commit();
    } catch (SQLException e) {
      throw SqlErrors.translate("filling schema " + schema, e);
    }
  }

  private static void fill(Connection connection, String schema, Table table, Source source)
      throws SQLException, IOException {
    String place = place(schema, table.name);
    try (InputStream in = source.open(table.name)) {
      long rows =
          copying(connection).copyIn("COPY " + place + list(table.columns) + " FROM STDIN", in);
      if (rows != table.rows) {
        throw new IOException(table.name + " holds " + rows + " rows instead of " + table.rows);
      }
    }
    if (table.lastId.isPresent()) {
      strings(
          connection,
          "SELECT setval(pg_get_serial_sequence(?, 'id'), CAST(? AS BIGINT))::text",
          place,
          Long.toString(table.lastId.getAsLong()));
    }
  }

  /// The scripts that made a schema, in the order they were run in.
  ///
  /// @throws StorageUnavailableException the database cannot be read
  public static List<String> scripts(String url, String schema) {
    try (Connection connection = DriverManager.getConnection(url)) {
      return strings(
          connection,
          "SELECT script FROM "
              + place(schema, HISTORY)
              + " WHERE version IS NOT NULL AND success ORDER BY script");
    } catch (SQLException e) {
      throw SqlErrors.translate("reading the scripts of schema " + schema, e);
    }
  }

  /// Whether a process of the bot is connected to a schema.
  ///
  /// @throws StorageUnavailableException the database cannot be asked
  public static boolean isInUse(String url, String schema) {
    try (Connection connection = DriverManager.getConnection(url)) {
      return !strings(
              connection,
              "SELECT pid::text FROM pg_stat_activity"
                  + " WHERE datname = current_database() AND application_name = ?",
              PostgresDatabase.application(schema))
          .isEmpty();
    } catch (SQLException e) {
      throw SqlErrors.translate("looking for other processes", e);
    }
  }

  /// Removes a schema and what is in it, if it is there.
  ///
  /// @throws StorageUnavailableException the database cannot be written
  public static void drop(String url, String schema) {
    execute(url, "DROP SCHEMA IF EXISTS " + quoted(schema) + " CASCADE");
  }

  /// Puts one schema in the place of another, which is kept under a third name, at one moment.
  ///
  /// @throws StorageUnavailableException the database cannot be written
  public static void replace(String url, String schema, String by, String keptAs) {
    boolean there = Migrations.begunPostgres(url, schema);
    String keep =
        there ? "ALTER SCHEMA " + quoted(schema) + " RENAME TO " + quoted(keptAs) + "; " : "";
    String gone = there ? "" : "DROP SCHEMA IF EXISTS " + quoted(schema) + "; ";
    execute(
        url,
        "BEGIN; "
            + keep
            + gone
            + "ALTER SCHEMA "
            + quoted(by)
            + " RENAME TO "
            + quoted(schema)
            + "; COMMIT");
  }

  private static void execute(String url, String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw SqlErrors.translate(sql, e);
    }
  }

  private static List<String> inOrder(Connection connection, String schema) throws SQLException {
    Set<String> ordered = new LinkedHashSet<>();
    for (String table :
        strings(
            connection,
            "SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = ? AND table_type = 'BASE TABLE' AND table_name <> ?"
                + " ORDER BY table_name",
            schema,
            HISTORY)) {
      addBehindReferred(connection, schema, table, ordered);
    }
    return List.copyOf(ordered);
  }

  private static void addBehindReferred(
      Connection connection, String schema, String table, Set<String> ordered) throws SQLException {
    if (!ordered.contains(table)) {
      for (String referred : referred(connection, schema, table)) {
        addBehindReferred(connection, schema, referred, ordered);
      }
      ordered.add(table);
    }
  }

  private static List<String> referred(Connection connection, String schema, String table)
      throws SQLException {
    return strings(
        connection,
        "SELECT DISTINCT r.relname FROM pg_constraint k"
            + " JOIN pg_class r ON r.oid = k.confrelid"
            + " WHERE k.contype = 'f' AND k.confrelid <> k.conrelid"
            + " AND k.conrelid = CAST(? AS regclass) ORDER BY r.relname",
        place(schema, table));
  }

  private static OptionalLong lastId(Connection connection, String schema, String table)
      throws SQLException {
    Optional<String> sequence =
        strings(
                connection,
                "SELECT pg_get_serial_sequence(?, column_name) FROM information_schema.columns"
                    + " WHERE table_schema = ? AND table_name = ? AND is_identity = 'YES'",
                place(schema, table),
                schema,
                table)
            .stream()
            .findFirst();
    if (sequence.isEmpty()) {
      return OptionalLong.empty();
    }
    return strings(
            connection, "SELECT last_value::text FROM " + sequence.get() + " WHERE is_called")
        .stream()
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  private static List<String> strings(Connection connection, String sql, String... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      List<String> strings = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          strings.add(rows.getString(1));
        }
      }
      return strings;
    }
  }

  private static CopyManager copying(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  private static String list(List<String> columns) {
    return columns.stream()
        .map(PostgresCopy::quoted)
        .collect(java.util.stream.Collectors.joining(", ", " (", ")"));
  }

  private static String place(String schema, String table) {
    return quoted(schema) + "." + quoted(table);
  }

  /// Names come from a manifest that somebody may have written.
  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
