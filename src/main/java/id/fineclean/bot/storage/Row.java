package id.fineclean.bot.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One row of a result. Columns are addressed by their place, counted from 1; a getter without
/// `optional` in its name is for columns that are never null.
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  public long int64(int column) {
    return get(() -> result.getLong(column));
  }

  public int int32(int column) {
    return get(() -> result.getInt(column));
  }

  public boolean flag(int column) {
    return int32(column) != 0;
  }

  public String text(int column) {
    return required(column, get(() -> result.getString(column)));
  }

  public byte[] bytes(int column) {
    return required(column, get(() -> result.getBytes(column)));
  }

  /// Instants are stored as milliseconds since 1970 in UTC.
  public Instant instant(int column) {
    return Instant.ofEpochMilli(int64(column));
  }

  public Optional<String> optionalText(int column) {
    return Optional.ofNullable(getNullable(() -> result.getString(column)));
  }

  public Optional<byte[]> optionalBytes(int column) {
    return Optional.ofNullable(getNullable(() -> result.getBytes(column)));
  }

  public OptionalLong optionalInt64(int column) {
    long value = int64(column);
    return get(result::wasNull) ? OptionalLong.empty() : OptionalLong.of(value);
  }

  public Optional<Instant> optionalInstant(int column) {
    OptionalLong value = optionalInt64(column);
    return value.isPresent()
        ? Optional.of(Instant.ofEpochMilli(value.getAsLong()))
        : Optional.empty();
  }

  private static <T> T required(int column, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("column " + column + " is null");
    }
    return value;
  }

  private static <T> T get(SqlSupplier<T> getter) {
    try {
      return getter.get();
    } catch (SQLException e) {
      throw SqlErrors.translate("reading a result", e);
    }
  }

  private static <T> @Nullable T getNullable(SqlSupplier<@Nullable T> getter) {
    try {
      return getter.get();
    } catch (SQLException e) {
      throw SqlErrors.translate("reading a result", e);
    }
  }

  @FunctionalInterface
  private interface SqlSupplier<T extends @Nullable Object> {
    T get() throws SQLException;
  }
}
