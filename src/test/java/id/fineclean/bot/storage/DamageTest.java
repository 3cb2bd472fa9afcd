package id.fineclean.bot.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.testing.CapturedLog;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SQLite files that were really damaged: pages overwritten, cut off, or not a database at all.
class DamageTest {
  private static final int PAGE = 4096;
  private static final int ROWS = 2_000;

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("sample.db");
  }

  @Test
  void aBrokenPageIsToldFromLoadSaidOnceAndNeverReadyAgain() throws Exception {
    fill();
    breakPagesFrom(3);
    try (CapturedLog log = new CapturedLog();
        SqliteDatabase database = SqliteDatabase.open(file)) {
      assertTrue(database.available(), "what is written now is not what is broken");
      for (int i = 0; i < 5; i++) {
        assertThrows(DamagedDatabaseException.class, () -> database.read(DamageTest::sum));
      }
      assertThrows(
          DamagedDatabaseException.class,
          () -> database.write(t -> t.update("UPDATE sample SET filler = 'y'")));
      assertFalse(database.available());
      assertEquals(1, log.text().split("restore the latest backup", -1).length - 1);
      assertTrue(log.text().contains(file.toString()));
    }
  }

  @Test
  void aCheckFindsWhatNobodyHasReadYet() throws Exception {
    fill();
    breakPagesFrom(3);
    try (CapturedLog log = new CapturedLog();
        SqliteDatabase database = SqliteDatabase.open(file)) {
      database.check();
      assertFalse(database.available());
      assertTrue(log.text().contains("restore the latest backup"), log.text());
    }
  }

  @Test
  void aSoundFileIsFoundSound() throws Exception {
    fill();
    SqliteDatabase.refuseDamaged(file);
    try (SqliteDatabase database = SqliteDatabase.open(file)) {
      database.check();
      assertTrue(database.available());
    }
  }

  @Test
  void everyKindOfDamageIsRefusedBeforeTheStart() throws Exception {
    for (Damage damage : List.<Damage>of(() -> breakPagesFrom(3), this::cut, this::overwrite)) {
      Files.deleteIfExists(file);
      fill();
      damage.run();
      DamagedDatabaseException refused =
          assertThrows(DamagedDatabaseException.class, () -> SqliteDatabase.refuseDamaged(file));
      assertTrue(String.valueOf(refused.getMessage()).contains(file.toString()));
      assertTrue(String.valueOf(refused.getMessage()).contains("restore the latest backup"));
    }
  }

  @Test
  void aDamagedScheduleIsMadeAnewAndKeptBeside() throws Exception {
    Path jobs = folder.resolve("jobs.db");
    for (String rubbish : List.of("no database ".repeat(500), "x".repeat(100_000))) {
      Files.writeString(jobs, rubbish);
      DataSource source = JobDatabase.sqlite(jobs);
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        assertFalse(statement.executeQuery("SELECT * FROM scheduled_tasks").next());
      }
      assertTrue(rubbish.equals(Files.readString(folder.resolve("jobs.db.damaged"))));
    }
  }

  @Test
  void anOlderVersionRefusesWhatANewerOneMigrated() throws Exception {
    Migrations.migrateSqlite(file, "keys");
    script("99", "the future");
    StorageUnavailableException refused =
        assertThrows(
            StorageUnavailableException.class, () -> Migrations.migrateSqlite(file, "keys"));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("newer version") && message.contains(file.toString()), message);
    assertTrue(message.contains("V99__the_future.sql"), message);
  }

  @Test
  void changedScriptsAreNamedAsSuch() throws Exception {
    Migrations.migrateSqlite(file, "keys");
    execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'");
    StorageUnavailableException refused =
        assertThrows(
            StorageUnavailableException.class, () -> Migrations.migrateSqlite(file, "keys"));
    assertTrue(String.valueOf(refused.getMessage()).contains("other scripts"));
  }

  @Test
  void aFailedMigrationNamesFileAndCause() throws Exception {
    Files.createFile(file);
    execute("CREATE TABLE customer_key (id INTEGER)");
    execute("PRAGMA user_version = 0");
    StorageUnavailableException refused =
        assertThrows(
            StorageUnavailableException.class, () -> Migrations.migrateSqlite(file, "keys"));
    assertTrue(String.valueOf(refused.getMessage()).startsWith(file + " cannot be brought"));
    StorageUnavailableException nowhere =
        assertThrows(
            StorageUnavailableException.class,
            () -> Migrations.migrateSqlite(folder.resolve("none/keys.db"), "keys"));
    assertTrue(String.valueOf(nowhere.getMessage()).contains("SQLITE_CANTOPEN"));
  }

  private void script(String version, String description) throws SQLException {
    execute(
        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
            + " checksum, installed_by, execution_time, success) VALUES (99, '%s', '%s', 'SQL',"
                .formatted(version, description)
            + " 'V%s__%s.sql', 1, '', 1, 1)".formatted(version, description.replace(' ', '_')));
  }

  private static long sum(Transaction transaction) {
    return transaction
        .first("SELECT SUM(LENGTH(filler)) FROM sample", row -> row.int64(1))
        .orElseThrow();
  }

  private void fill() throws SQLException {
    try (Connection connection = DriverManager.getConnection(SqliteDatabase.url(file));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("CREATE TABLE sample (id INTEGER PRIMARY KEY, filler TEXT)");
      statement.execute(
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                  .formatted(ROWS)
              + " INSERT INTO sample SELECT i, hex(randomblob(200)) FROM n");
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(SqliteDatabase.url(file));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void breakPagesFrom(int page) throws IOException {
    byte[] rubbish = new byte[PAGE];
    new Random(1).nextBytes(rubbish);
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      for (long at = (long) page * PAGE; at < bytes.length(); at += PAGE) {
        bytes.seek(at);
        bytes.write(rubbish);
      }
    }
  }

  private void cut() throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(bytes.length() / 2);
    }
  }

  private void overwrite() throws IOException {
    Files.writeString(file, "no database ".repeat(500));
  }

  @FunctionalInterface
  private interface Damage {
    void run() throws IOException;
  }
}
