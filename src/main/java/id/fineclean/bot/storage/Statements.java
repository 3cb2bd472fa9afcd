package id.fineclean.bot.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The prepared statements of one connection, the latest used kept for the next transaction:
/// preparing costs more than running for most of ours.
final class Statements implements AutoCloseable {
  private static final int KEPT = 256;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(64, 0.75f, true);

  Statements(Connection connection) {
    this.connection = connection;
  }

  <T> T use(String sql, SqlFunction<T> action) {
    try {
      return action.apply(prepare(sql));
    } catch (SQLException e) {
      // The driver may leave it half executed, and would refuse it next time in words of its own.
      forget(sql, e);
      throw SqlErrors.translate(sql, e);
    }
  }

  private void forget(String sql, SQLException failure) {
    PreparedStatement failed = prepared.remove(sql);
    if (failed != null) {
      try {
        failed.close();
      } catch (SQLException e) {
        failure.addSuppressed(e);
      }
    }
  }

  void run(String sql) {
    use(sql, PreparedStatement::execute);
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known != null) {
      return known;
    }
    PreparedStatement statement = connection.prepareStatement(sql);
    prepared.put(sql, statement);
    if (prepared.size() > KEPT) {
      var eldest = prepared.entrySet().iterator();
      eldest.next().getValue().close();
      eldest.remove();
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
  }

  @FunctionalInterface
  interface SqlFunction<T> {
    T apply(PreparedStatement statement) throws SQLException;
  }
}
