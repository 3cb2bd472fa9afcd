package id.fineclean.bot.vault;

import static id.fineclean.bot.testing.TestField.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.testing.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Bytes of a destroyed key that its SQLite files might still hold.
class KeyTracesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final int CUSTOMERS = 300;

  private final TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE);
  private final Vault vault = new Vault(databases.keys(), databases.master());

  @AfterEach
  void close() {
    databases.close();
  }

  @Test
  void aDestroyedKeyIsInNoFileAnyMore() throws IOException {
    createKeys();
    List<byte[]> destroyed = List.of(wrapped(1), wrapped(150), wrapped(CUSTOMERS));
    byte[] kept = wrapped(2);
    destroyed.forEach(key -> assertTrue(isStored(key), "the search finds what is there"));

    for (long customer : List.of(1L, 150L, (long) CUSTOMERS)) {
      vault.destroyKey(customer, NOW);
    }

    destroyed.forEach(key -> assertFalse(isStored(key)));
    assertTrue(isStored(kept));
    assertEquals(0, Files.size(databases.folder().resolve("keys.db-wal")));
  }

  @Test
  void aReaderInTheWayIsReportedAndTheTraceGoesWithTheNextTry() throws Exception {
    createKeys();
    byte[] key = wrapped(1);
    try (Connection reader = DriverManager.getConnection(databases.url("keys"));
        Statement statement = reader.createStatement()) {
      statement.execute("BEGIN");
      statement.executeQuery("SELECT COUNT(*) FROM customer_key").close();

      assertThrows(StorageUnavailableException.class, () -> vault.destroyKey(1, NOW));
      assertThrows(MissingKeyException.class, () -> vault.encrypt(1, field("f"), "Sari"));
    }
    vault.destroyKey(1, NOW);
    assertFalse(isStored(key));
  }

  private void createKeys() {
    for (int customer = 1; customer <= CUSTOMERS; customer++) {
      vault.createKey(customer, NOW);
    }
  }

  private byte[] wrapped(long customer) {
    return databases
        .keys()
        .read(
            t ->
                t.first(
                    "SELECT wrapped FROM customer_key WHERE customer_id = ?",
                    row -> row.bytes(1),
                    customer))
        .orElseThrow();
  }

  /// Whether any half of it lies in any file: a page that was moved may have cut it.
  private boolean isStored(byte[] key) {
    String first = text(java.util.Arrays.copyOf(key, key.length / 2));
    String second = text(java.util.Arrays.copyOfRange(key, key.length / 2, key.length));
    try (var files = Files.list(databases.folder())) {
      return files
          .map(KeyTracesTest::read)
          .anyMatch(bytes -> bytes.contains(first) || bytes.contains(second));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return text(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
