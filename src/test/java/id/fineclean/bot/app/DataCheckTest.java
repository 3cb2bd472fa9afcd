package id.fineclean.bot.app;

import static id.fineclean.bot.testing.TestField.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.contact.Contact;
import id.fineclean.bot.contact.ContactDirectory;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Migrations;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.ErasureLedger;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.MissingKeyException;
import id.fineclean.bot.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Starts on data of which a part is missing, older, or another installation's.
class DataCheckTest extends StoreContract {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  private final MasterKeyset master = MasterKeyset.generate();

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path folder;

  @BeforeEach
  void nameFolder() {
    folder = databases.folder().resolve("data");
  }

  @Test
  void whatBelongsTogetherStartsAgainAndAgain() {
    long customer = start(stores -> {}, stores -> customer(stores, 1));
    for (int i = 0; i < 2; i++) {
      start(stores -> assertEquals(customer, customer(stores, 1)));
    }
  }

  @Test
  void aKeyWhoseCustomerWasNeverStoredStopsNobody() {
    start(stores -> new Vault(stores.keys(), master).createKey(1, NOW));
    start(stores -> customer(stores, 1));
  }

  @Test
  void withoutTheKeysItRefusesAndMakesNone() {
    start(stores -> customer(stores, 1));
    loseKeys();

    refuses("is missing", "holds customers", keysName(), mainName());

    assertFalse(keysExist());
  }

  @Test
  void withoutKeysAndWithoutCustomersItBegins() {
    start(stores -> {});
    loseKeys();
    start(stores -> customer(stores, 1));
  }

  @Test
  void withoutTheDataItRefusesAndMakesNone() {
    start(stores -> customer(stores, 1));
    loseData();

    refuses("is missing or empty", keysName(), mainName());

    assertFalse(Stores.exists(folder, url()));
  }

  @Test
  void dataThatACommandHasMadeAnewIsNoData() {
    start(stores -> customer(stores, 1));
    loseData();
    Stores.openMain(folder, url()).close();

    refuses("is missing or empty", keysName());
  }

  @Test
  void keysOlderThanTheDataAreRefused() {
    long early = start(stores -> {}, stores -> customer(stores, 1));
    start(
        stores -> {
          customer(stores, 2);
          customer(stores, 3);
          stores
              .keys()
              .write(t -> t.update("DELETE FROM customer_key WHERE customer_id <> ?", early));
        });

    refuses("lacks the keys of 2 of 3 customers", "older than the data", keysName());
  }

  @Test
  void anotherKeysetIsRefusedByName() {
    start(stores -> customer(stores, 1));

    UnfitDataException refused =
        assertThrows(
            UnfitDataException.class, () -> open(MasterKeyset.generate(), stores -> {}).close());

    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("keyset.json"), message);
    assertTrue(message.contains(keysName()), message);
  }

  @Test
  void theKeysOfAnotherInstallationAreRefused() {
    start(stores -> customer(stores, 1));
    start(
        stores ->
            stores.keys().write(t -> t.update("UPDATE installation SET mark = ?", new byte[16])));

    refuses("belongs to another installation", keysName(), mainName());
  }

  @Test
  void anInstallationFromBeforeThereWereMarksStarts() {
    long customer = start(stores -> {}, stores -> customer(stores, 1));
    start(
        stores -> {
          stores.main().write(t -> t.update("DELETE FROM installation"));
          stores.keys().write(t -> t.update("DELETE FROM installation"));
        });
    start(stores -> assertEquals(customer, customer(stores, 1)));
  }

  @Test
  void whoWasErasedIsNotLostAndStaysErasedWhenTheKeysComeBack() {
    long customer = start(stores -> {}, stores -> customer(stores, 1));
    byte[] wrapped = start(stores -> {}, stores -> wrapped(stores, customer));
    start(
        stores -> {
          stores.main().write(t -> recorded(t, customer));
          new Vault(stores.keys(), master).destroyKey(customer, NOW);
        });
    start(stores -> {}, stores -> giveBack(stores, customer, wrapped));

    start(
        stores -> {
          Vault vault = new Vault(stores.keys(), master);
          assertThrows(
              MissingKeyException.class, () -> vault.encrypt(customer, field("f"), "Sari"));
        });
  }

  /// As a copy of the keys from before the erasure does.
  private static int giveBack(Stores stores, long customer, byte[] wrapped) {
    return stores
        .keys()
        .write(
            t ->
                t.update("DELETE FROM erasure")
                    + t.update(
                        "INSERT INTO customer_key (customer_id, wrapped, created_at)"
                            + " VALUES (?, ?, 0)",
                        customer,
                        wrapped));
  }

  private static byte[] wrapped(Stores stores, long customer) {
    return stores
        .keys()
        .read(
            t ->
                t.first(
                    "SELECT wrapped FROM customer_key WHERE customer_id = ?",
                    row -> row.bytes(1),
                    customer))
        .orElseThrow();
  }

  private static int recorded(id.fineclean.bot.storage.Transaction transaction, long customer) {
    ErasureLedger.record(transaction, customer, NOW);
    return 1;
  }

  private void refuses(String... words) {
    UnfitDataException refused =
        assertThrows(UnfitDataException.class, () -> open(master, stores -> {}).close());
    for (String word : words) {
      assertTrue(String.valueOf(refused.getMessage()).contains(word), refused.getMessage());
    }
  }

  private void start(Consumer<Stores> work) {
    open(master, work).close();
  }

  private <T> T start(Consumer<Stores> before, java.util.function.Function<Stores, T> work) {
    try (Stores stores = open(master, before)) {
      return work.apply(stores);
    }
  }

  private Stores open(MasterKeyset keyset, Consumer<Stores> work) {
    Stores stores = Stores.open(folder, url());
    try {
      DataCheck.run(stores, names(), keyset);
      work.accept(stores);
      return stores;
    } catch (RuntimeException e) {
      stores.close();
      throw e;
    }
  }

  private StoreNames names() {
    return url().isPresent()
        ? StoreNames.ofSchemas("keyset.json")
        : StoreNames.ofFiles(folder, "keyset.json");
  }

  private String keysName() {
    return names().keys();
  }

  private String mainName() {
    return names().main();
  }

  private Optional<String> url() {
    return kind == TestDatabases.Kind.POSTGRES
        ? Optional.of(databases.url("main"))
        : Optional.empty();
  }

  /// @return the id of the customer, who is taken in if unknown
  private long customer(Stores stores, int user) {
    Sender sender =
        new Sender(
            List.of(new ExternalIdentity("telegram-user", Integer.toString(user))),
            Integer.toString(user),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Contact contact =
        new ContactDirectory(
                stores.main(),
                new Vault(stores.keys(), master),
                new BlindIndex(master),
                new FixedClock("2026-11-22T03:00:00Z"))
            .resolve("telegram", sender);
    return contact.customerId();
  }

  private void loseKeys() {
    lose("keys.db", "fineclean_keys");
  }

  private void loseData() {
    lose("fineclean.db", "fineclean");
  }

  private void lose(String file, String schema) {
    switch (kind) {
      case SQLITE -> delete(file);
      case POSTGRES -> {
        Database database = databases.main();
        database.write(t -> t.update("DROP SCHEMA " + schema + " CASCADE"));
      }
    }
  }

  private boolean keysExist() {
    return switch (kind) {
      case SQLITE -> Files.exists(folder.resolve("keys.db"));
      case POSTGRES -> Migrations.begunPostgres(databases.url("keys"), "fineclean_keys");
    };
  }

  private void delete(String file) {
    try {
      Files.delete(folder.resolve(file));
      Files.deleteIfExists(folder.resolve(file + "-wal"));
      Files.deleteIfExists(folder.resolve(file + "-shm"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
