package id.fineclean.bot.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.sql.DataSource;

/// A PostgreSQL database, or one that speaks its protocol. Each transaction has a connection of its
/// own; the server groups flushes by itself.
public final class PostgresDatabase implements Database {
  /// How often a transaction is run that the server ends to let another one through.
  private static final int MOST_TRIES = 10;

  private final HikariDataSource pool;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  private PostgresDatabase(HikariDataSource pool) {
    this.pool = pool;
  }

  /// @param url `jdbc:postgresql://host/database?user=…&password=…`
  /// @param schema where the tables are; created by the migrations
  /// @param connections how many at most
  public static PostgresDatabase open(String url, String schema, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setSchema(schema);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(3_000);
    config.setValidationTimeout(2_000);
    config.setInitializationFailTimeout(-1);
    config.setPoolName("postgres-" + schema);
    config.addDataSourceProperty("socketTimeout", "10");
    config.addDataSourceProperty("connectTimeout", "3");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // The driver's messages would hold the values of a broken constraint.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    return new PostgresDatabase(new HikariDataSource(config));
  }

  /// The pool, for libraries that bring their own SQL.
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public <T> T read(Work<T> work) {
    return inTransaction(work, true);
  }

  @Override
  public <T> T write(Work<T> work) {
    return inTransaction(work, false);
  }

  @Override
  public <T> CompletableFuture<T> writeAsync(Work<T> work) {
    try {
      return CompletableFuture.supplyAsync(() -> write(work), executor)
          .exceptionallyCompose(PostgresDatabase::plain);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(new StorageUnavailableException("closed"));
    }
  }

  @Override
  public boolean available() {
    try {
      return read(transaction -> transaction.first("SELECT 1", row -> row.int32(1)).isPresent());
    } catch (StorageUnavailableException e) {
      return false;
    }
  }

  @Override
  public void close() {
    executor.close();
    pool.close();
  }

  private static <T> CompletableFuture<T> plain(Throwable e) {
    return CompletableFuture.failedFuture(
        e instanceof CompletionException && e.getCause() != null ? e.getCause() : e);
  }

  private <T> T inTransaction(Work<T> work, boolean snapshot) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(work, snapshot);
      } catch (StorageUnavailableException e) {
        if (!e.worthRepeating() || attempt == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  private <T> T once(Work<T> work, boolean snapshot) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(snapshot);
      return commit(connection, work, snapshot);
    } catch (SQLException e) {
      throw SqlErrors.translate("a transaction", e);
    }
  }

  private static <T> T commit(Connection connection, Work<T> work, boolean snapshot)
      throws SQLException {
    try (Statements statements = new Statements(connection)) {
      if (snapshot) {
        statements.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      }
      T value = work.run(new Transaction(statements));
      connection.commit();
      return value;
    } catch (RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    }
  }

  /// What went wrong first is what the caller is told.
  private static void rollBack(Connection connection, Throwable first) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      first.addSuppressed(SqlErrors.translate("rolling back", e));
    }
  }
}
