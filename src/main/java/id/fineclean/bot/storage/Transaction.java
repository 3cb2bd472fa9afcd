package id.fineclean.bot.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An open transaction. For the thread it was handed to, until its work returns.
///
/// Parameters may be String, Long, Integer, Boolean (stored as 0 or 1), Instant (milliseconds),
/// byte[], an enum (its name), or null.
public final class Transaction {
  private final Statements statements;
  private final String holding;

  Transaction(Statements statements) {
    this(statements, "");
  }

  /// @param holding what is appended to a query so that the rows it reads stay as they are
  Transaction(Statements statements, String holding) {
    this.statements = statements;
    this.holding = holding;
  }

  /// @return how many rows changed
  public int update(String sql, @Nullable Object... parameters) {
    return statements.use(
        sql,
        statement -> {
          bind(statement, parameters);
          return statement.executeUpdate();
        });
  }

  /// Like [#update] for a statement that must change exactly one row.
  ///
  /// @throws ConflictException it changed none, or several
  public void updateOne(String what, String sql, @Nullable Object... parameters) {
    if (update(sql, parameters) != 1) {
      throw new ConflictException(what);
    }
  }

  /// The first row, if there is any. Also for `INSERT … RETURNING`.
  public <T> Optional<T> first(
      String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
    List<T> rows = list(sql, mapper, parameters);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
  }

  /// As [#first], for what the transaction's writes rely on: nobody else changes the row before
  /// this transaction ends.
  public <T> Optional<T> firstHeld(
      String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
    return first(sql + holding, mapper, parameters);
  }

  /// All rows, in the query's order; read before this returns, so bound them with `LIMIT`.
  ///
  /// @param mapper called once for each row, which is not valid afterwards
  public <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
    return statements.use(
        sql,
        statement -> {
          bind(statement, parameters);
          try (ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            Row row = new Row(result);
            while (result.next()) {
              rows.add(mapper.apply(row));
            }
            return rows;
          }
        });
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      bind(statement, i + 1, parameters[i]);
    }
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setObject(index, null);
      case String text -> statement.setString(index, text);
      case Long number -> statement.setLong(index, number);
      case Integer number -> statement.setInt(index, number);
      case Boolean flag -> statement.setInt(index, flag ? 1 : 0);
      case Instant instant -> statement.setLong(index, instant.toEpochMilli());
      case byte[] bytes -> statement.setBytes(index, bytes);
      case Enum<?> constant -> statement.setString(index, constant.name());
      default ->
          throw new IllegalArgumentException("cannot bind a " + value.getClass().getSimpleName());
    }
  }
}
