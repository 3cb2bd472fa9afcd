package id.fineclean.bot.app;

import static id.fineclean.bot.testing.TestField.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.storage.Migrations;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Data and keys in two databases of PostgreSQL, each with a role that has no way into the other.
class KeysApartTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  private final TestDatabases data = TestDatabases.fresh(TestDatabases.Kind.POSTGRES);
  private final TestDatabases keys = TestDatabases.fresh(TestDatabases.Kind.POSTGRES);
  private final MasterKeyset master = MasterKeyset.generate();

  @SuppressWarnings("NullAway.Init") // set before each test
  private Settings settings;

  @BeforeEach
  void createRoles() throws Exception {
    settings =
        Settings.read(
            Map.of(
                "DATA_DIR", data.folder().resolve("data").toString(),
                "DATABASE_URL", as(data, "fc_data"),
                "KEYS_DATABASE_URL", as(keys, "fc_keys")));
    Files.createDirectories(settings.dataDir());
    master.writeNew(settings.masterKeysetFile());
    own(data, "fc_data");
    own(keys, "fc_keys");
  }

  @AfterEach
  void close() throws Exception {
    data.close();
    keys.close();
  }

  @Test
  void eachRoleHasItsOwnAndNoWayIntoTheOthers() throws Exception {
    try (Stores stores = Stores.open(settings)) {
      DataCheck.run(stores, StoreNames.of(settings), master);
      new Vault(stores.keys(), master).createKey(1, NOW);
    }
    assertFalse(Migrations.begunPostgres(as(data, "fc_data"), "fineclean_keys"));
    assertTrue(Migrations.begunPostgres(as(keys, "fc_keys"), "fineclean_keys"));
    assertThrows(
        StorageUnavailableException.class,
        () -> Migrations.begunPostgres(as(keys, "fc_data"), "fineclean_keys"));
  }

  @Test
  void bothAreBackedUpAndRestoredTogether() throws Exception {
    Path backup = data.folder().resolve("backup");
    byte[] sealed;
    try (Stores stores = Stores.open(settings)) {
      DataCheck.run(stores, StoreNames.of(settings), master);
      Vault vault = new Vault(stores.keys(), master);
      vault.createKey(1, NOW);
      stores.main().write(t -> t.update("INSERT INTO customer (id, created_at) VALUES (1, 0)"));
      sealed = vault.encrypt(1, field("f"), "Sari");
    }
    new Backup(settings).make(backup, NOW);
    try (Stores stores = Stores.open(settings)) {
      stores.keys().write(t -> t.update("DELETE FROM customer_key"));
    }
    new Restore(settings).restore(backup, NOW);
    try (Stores stores = Stores.open(settings)) {
      DataCheck.run(stores, StoreNames.of(settings), master);
      assertEquals("Sari", new Vault(stores.keys(), master).decryptText(1, field("f"), sealed));
    }
  }

  private static String as(TestDatabases databases, String role) {
    return databases.url("main").replaceAll("user=[^&]*", "user=" + role);
  }

  private static void own(TestDatabases databases, String role) throws SQLException {
    try (Connection connection = DriverManager.getConnection(databases.url("main"));
        Statement statement = connection.createStatement()) {
      String database = connection.getCatalog();
      statement.execute(
          "DO $$ BEGIN CREATE ROLE %s LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
              .formatted(role));
      statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database));
      statement.execute("GRANT CONNECT, CREATE ON DATABASE %s TO %s".formatted(database, role));
    }
  }
}
