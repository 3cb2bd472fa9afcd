package id.fineclean.bot.testing;

import id.fineclean.bot.storage.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests that hold on every database. Each test gets databases of its own.
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabases.Kind.class)
public abstract class StoreContract {
  @Parameter
  @SuppressWarnings("NullAway.Init") // set by JUnit
  protected TestDatabases.Kind kind;

  @SuppressWarnings("NullAway.Init") // set before each test
  protected TestDatabases databases;

  @BeforeEach
  void openDatabases() {
    databases = TestDatabases.fresh(kind);
  }

  @AfterEach
  void closeDatabases() {
    databases.close();
  }

  protected Database database() {
    return databases.main();
  }

  /// Runs one statement in a transaction of its own.
  protected int update(String sql, Object... parameters) {
    return database().write(transaction -> transaction.update(sql, parameters));
  }

  /// The only number a query returns.
  protected long number(String sql, Object... parameters) {
    return database()
        .read(transaction -> transaction.first(sql, row -> row.int64(1), parameters))
        .orElseThrow();
  }
}
