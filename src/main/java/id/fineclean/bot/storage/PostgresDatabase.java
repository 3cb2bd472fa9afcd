package id.fineclean.bot.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
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

  /// What a server that is not well is given before the caller is told: shorter than callers wait
  /// ([Futures]) and than the socket does, so that the server ends what nobody waits for any more.
  /// A table that somebody has locked would else take connection after connection.
  private static final String LIMITS =
      "SET statement_timeout = '7s'; SET lock_timeout = '3s';"
          + " SET idle_in_transaction_session_timeout = '15s'";

  private static final Duration WARMING = Duration.ofSeconds(3);

  private final Outage outage;
  private final HikariDataSource pool;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  private PostgresDatabase(HikariDataSource pool, String name) {
    this.pool = pool;
    this.outage = new Outage(name);
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
    config.setConnectionInitSql(LIMITS);
    config.addDataSourceProperty("ApplicationName", application(schema));
    config.addDataSourceProperty("socketTimeout", "10");
    config.addDataSourceProperty("connectTimeout", "3");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // The driver's messages would hold the values of a broken constraint.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    return new PostgresDatabase(new HikariDataSource(config), "schema " + schema);
  }

  @Override
  public void warm() {
    long until = System.nanoTime() + WARMING.toNanos();
    while (pool.getHikariPoolMXBean().getTotalConnections() < pool.getMaximumPoolSize()
        && System.nanoTime() < until) {
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// By what the server knows the connections to a schema.
  static String application(String schema) {
    return "fineclean-bot/" + schema;
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
      // Takes a number that the server writes down: a standby, or one that cannot write, refuses.
      return write(t -> t.first("SELECT txid_current()", row -> row.int64(1)).isPresent());
    } catch (StorageUnavailableException e) {
      return false;
    }
  }

  @Override
  public Connections connections() {
    HikariPoolMXBean bean = pool.getHikariPoolMXBean();
    return new Connections(
        bean.getActiveConnections(),
        bean.getIdleConnections(),
        bean.getThreadsAwaitingConnection());
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
          note(e, !snapshot);
          throw e;
        }
      }
    }
  }

  private <T> T once(Work<T> work, boolean snapshot) {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(snapshot);
      T value = commit(connection, work, snapshot);
      outage.over(!snapshot);
      return value;
    } catch (SQLException e) {
      throw SqlErrors.translate("a transaction", e);
    }
  }

  private void note(StorageUnavailableException failure, boolean writing) {
    if (!pool.isClosed()) {
      outage.met(failure, writing);
    }
  }

  private static <T> T commit(Connection connection, Work<T> work, boolean snapshot)
      throws SQLException {
    try (Statements statements = new Statements(connection)) {
      if (snapshot) {
        statements.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      }
      T value = work.run(new Transaction(statements, " FOR SHARE"));
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
