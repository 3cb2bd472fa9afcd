package id.fineclean.bot.app;

import static id.fineclean.bot.testing.TestField.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.contact.ContactDirectory;
import id.fineclean.bot.conversation.Handovers;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.ErasureLedger;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.MissingKeyException;
import id.fineclean.bot.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Backups made of running installations and put back, on both databases.
class BackupTest extends StoreContract {
  private static final Instant MADE = Instant.parse("2026-11-22T03:00:00Z");
  private static final Instant BACK = Instant.parse("2026-11-23T04:05:06Z");

  private final MasterKeyset master = MasterKeyset.generate();

  @SuppressWarnings("NullAway.Init") // set before each test
  private Settings settings;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path backup;

  @BeforeEach
  void install() throws Exception {
    settings = settings("data");
    Files.createDirectories(settings.dataDir());
    master.writeNew(settings.masterKeysetFile());
    backup = databases.folder().resolve("backup");
  }

  private Settings settings(String folder) throws Exception {
    Map<String, String> values = new HashMap<>();
    values.put("DATA_DIR", databases.folder().resolve(folder).toString());
    if (kind == TestDatabases.Kind.POSTGRES) {
      values.put("DATABASE_URL", databases.url("main"));
    }
    return Settings.read(values);
  }

  @Test
  void whatWasBackedUpComesBackAndWhatCameLaterIsKeptAside() throws Exception {
    byte[] kept = withStores(stores -> sealed(stores, 1));
    BackupCheck.Verified verified = new Backup(settings).make(backup, MADE);
    assertEquals(MADE, verified.madeAt());
    assertEquals(1, verified.customers());
    assertTrue(verified.keysetTried());
    withStores(stores -> sealed(stores, 2));
    assertEquals(2, withStores(BackupTest::customers));

    Restore.Restored restored = new Restore(settings).restore(backup, BACK);

    assertTrue(restored.keptAs().contains("20261123_040506"), restored.keptAs());
    assertEquals(1, withStores(BackupTest::customers));
    assertEquals("Sari 1", withStores(stores -> opened(stores, 1, kept)));
    withStores(stores -> sealed(stores, 3));
    assertEquals(2, withStores(BackupTest::customers));
  }

  @Test
  void newRowsGetNewNumbersAfterARestore() throws Exception {
    withStores(stores -> sealed(stores, 1));
    long before = withStores(BackupTest::latestConversation);
    withStores(
        stores ->
            stores.main().write(t -> t.update("DELETE FROM conversation WHERE id = ?", before)));
    new Backup(settings).make(backup, MADE);
    new Restore(settings).restore(backup, BACK);
    withStores(stores -> sealed(stores, 2));
    assertEquals(before + 1, withStores(BackupTest::latestConversation));
  }

  @Test
  void aRestoreIsMarkedWithTheBackupsTime() throws Exception {
    withStores(stores -> sealed(stores, 1));
    new Backup(settings).make(backup, MADE);
    new Restore(settings).restore(backup, BACK);
    assertEquals(
        List.of(MADE, BACK),
        withStores(
            stores ->
                stores
                    .main()
                    .read(
                        t ->
                            t.first(
                                "SELECT backup_made_at, restored_at FROM restoration",
                                row -> List.of(row.instant(1), row.instant(2))))
                    .orElseThrow()));
  }

  @Test
  void whatWaitedInTheBackupIsHeldAndShownNotSent() throws Exception {
    withStores(
        stores -> {
          customer(stores, 1);
          long chat = latestConversation(stores);
          stores.main().write(t -> waiting(t, chat));
          return 0;
        });
    new Backup(settings).make(backup, MADE);
    new Restore(settings).restore(backup, BACK);
    withStores(
        stores -> {
          assertEquals(
              List.of("held", "held", "accepted"),
              stores
                  .main()
                  .read(t -> t.list("SELECT status FROM outbox ORDER BY id", row -> row.text(1))));
          assertEquals(
              0, number(stores.main(), "SELECT COUNT(*) FROM inbox WHERE handled_at IS NULL"));
          assertEquals(
              List.of("restored"),
              new Handovers(stores.main()).open(10).stream().map(Handovers.Entry::topic).toList());
          return 0;
        });
  }

  private static int waiting(Transaction transaction, long chat) {
    for (String status : List.of("queued", "sending", "accepted")) {
      transaction.update(
          "INSERT INTO outbox (conversation_id, channel, payload_enc, status, next_attempt_at,"
              + " created_at, queued_at) VALUES (?, 'telegram', ?, ?, 0, 0, 0)",
          chat,
          new byte[] {1},
          status);
    }
    return transaction.update(
        "INSERT INTO inbox (conversation_id, channel, delivery_lookup, message_lookup,"
            + " received_at, payload_enc) VALUES (?, 'telegram', ?, ?, 0, ?)",
        chat,
        new byte[] {1},
        new byte[] {1},
        new byte[] {1});
  }

  @Test
  void whoWasErasedSinceTheBackupStaysErased() throws Exception {
    byte[] sealed = withStores(stores -> sealed(stores, 1));
    new Backup(settings).make(backup, MADE);
    withStores(
        stores -> {
          long customer = customer(stores, 1);
          stores.main().write(t -> recorded(t, customer));
          new Vault(stores.keys(), master).destroyKey(customer, BACK);
          return 0;
        });
    new Restore(settings).restore(backup, BACK);
    withStores(
        stores -> {
          assertThrows(MissingKeyException.class, () -> opened(stores, 1, sealed));
          return 0;
        });
  }

  @Test
  void aBackupMadeWhileCustomersComeHasAllTheirKeys() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    try (Stores stores = open()) {
      Thread writer =
          Thread.startVirtualThread(
              () -> {
                for (int user = 1; !done.get(); user++) {
                  customer(stores, user);
                }
              });
      for (int i = 0; i < 4; i++) {
        new Backup(settings).make(databases.folder().resolve("backup-" + i), MADE);
      }
      done.set(true);
      writer.join();
      assertTrue(customers(stores) > 0);
    }
  }

  @Test
  void everyDamageToABackupIsFound() throws Exception {
    withStores(stores -> sealed(stores, 1));
    new Backup(settings).make(backup, MADE);
    for (Path part : parts()) {
      byte[] whole = Files.readAllBytes(part);
      byte[] broken = whole.length == 0 ? new byte[] {1} : whole.clone();
      broken[broken.length / 2] ^= 1;
      Files.write(part, broken);
      assertThrows(UnfitDataException.class, () -> verify(settings), part.toString());
      assertThrows(UnfitDataException.class, () -> new Restore(settings).restore(backup, BACK));
      Files.delete(part);
      assertThrows(UnfitDataException.class, () -> verify(settings), part.toString());
      Files.write(part, whole);
    }
    verify(settings);
    assertEquals(1, withStores(BackupTest::customers), "nothing was touched");
  }

  @Test
  void whatIsNotNamedInTheManifestIsMissed() throws Exception {
    withStores(stores -> sealed(stores, 1));
    new Backup(settings).make(backup, MADE);
    BackupManifest whole = BackupManifest.read(backup);
    List<BackupManifest.Part> withoutKeys =
        whole.parts().stream().filter(part -> !part.store().equals("keys")).toList();
    Files.write(
        backup.resolve("backup.json"),
        Json.bytes(BackupManifest.of(MADE, whole.kind(), withoutKeys)));
    assertThrows(UnfitDataException.class, () -> verify(settings));
  }

  @Test
  void aBackupWithoutItsKeysIsNone() throws Exception {
    withStores(stores -> sealed(stores, 1));
    try (Stores stores = open()) {
      stores.keys().write(t -> t.update("DELETE FROM customer_key"));
      UnfitDataException refused =
          assertThrows(UnfitDataException.class, () -> new Backup(settings).make(backup, MADE));
      assertTrue(String.valueOf(refused.getMessage()).contains("lacks the keys of 1 of 1"));
    }
    assertFalse(Files.exists(backup), "what is not whole has no name");
  }

  @Test
  void anotherKeysetIsToldBeforeAnythingIsReplaced() throws Exception {
    withStores(stores -> sealed(stores, 1));
    new Backup(settings).make(backup, MADE);
    Files.delete(settings.masterKeysetFile());
    MasterKeyset.generate().writeNew(settings.masterKeysetFile());
    UnfitDataException refused =
        assertThrows(UnfitDataException.class, () -> new Restore(settings).restore(backup, BACK));
    assertTrue(String.valueOf(refused.getMessage()).contains("another master keyset"));
    Files.delete(settings.masterKeysetFile());
    assertFalse(verify(settings).keysetTried());
  }

  @Test
  void aFolderInUseIsNotWrittenTo() throws Exception {
    withStores(stores -> sealed(stores, 1));
    Files.createDirectories(backup);
    Files.writeString(backup.resolve("mine.txt"), "mine");
    assertThrows(UnfitDataException.class, () -> new Backup(settings).make(backup, MADE));
    assertEquals("mine", Files.readString(backup.resolve("mine.txt")));
  }

  @Test
  void aRunningBotIsNotRestoredInto() throws Exception {
    withStores(stores -> sealed(stores, 1));
    new Backup(settings).make(backup, MADE);
    try (DataLock _ = DataLock.take(settings.dataDir());
        Stores _ = open()) {
      assertThrows(RuntimeException.class, () -> new Restore(settings).restore(backup, BACK));
    }
    assertEquals(1, withStores(BackupTest::customers));
  }

  @Test
  void onlyItsOwnerCanReadABackup() throws Exception {
    withStores(stores -> sealed(stores, 1));
    new Backup(settings).make(backup, MADE);
    assertEquals(
        PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(backup));
  }

  @Test
  void aRestoreThatBrokeOffStopsTheStartAndIsFinishedByAnotherOne() throws Exception {
    withStores(stores -> sealed(stores, 1));
    new Backup(settings).make(backup, MADE);
    Files.writeString(
        settings.dataDir().resolve("restore.unfinished"),
        "{\"customers\":{\"4711\":\"2026-11-22T05:00:00Z\"}}");
    boolean inFiles = kind == TestDatabases.Kind.SQLITE;
    if (inFiles) {
      assertThrows(UnfitDataException.class, this::open);
    }
    new Restore(settings).restore(backup, BACK);
    assertEquals(
        inFiles,
        withStores(stores -> stores.main().read(ErasureLedger::all)).containsKey(4711L),
        "schemas are replaced at one moment");
    assertEquals(1, withStores(BackupTest::customers));
  }

  private BackupCheck.Verified verify(Settings by) throws Exception {
    return new BackupCheck(by).verify(backup);
  }

  private List<Path> parts() throws IOException {
    try (var files = Files.list(backup)) {
      return files.filter(file -> !file.endsWith("backup.json")).toList();
    }
  }

  private Stores open() {
    Stores stores = Stores.open(settings.dataDir(), settings.databaseUrl());
    DataCheck.run(stores, StoreNames.of(settings), master);
    return stores;
  }

  private <T> T withStores(Work<T> work) throws Exception {
    try (Stores stores = open()) {
      return work.run(stores);
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T run(Stores stores) throws Exception;
  }

  private byte[] sealed(Stores stores, int user) {
    return new Vault(stores.keys(), master)
        .encrypt(customer(stores, user), field("test.name"), "Sari " + user);
  }

  private String opened(Stores stores, int user, byte[] sealed) {
    long customer =
        stores
            .main()
            .read(t -> t.first("SELECT MIN(id) FROM customer", row -> row.int64(1)))
            .orElseThrow();
    assertTrue(user == 1);
    return new Vault(stores.keys(), master).decryptText(customer, field("test.name"), sealed);
  }

  private long customer(Stores stores, int user) {
    Sender sender =
        new Sender(
            List.of(new ExternalIdentity("telegram-user", Integer.toString(user))),
            Integer.toString(user),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new ContactDirectory(
            stores.main(),
            new Vault(stores.keys(), master),
            new BlindIndex(master),
            new FixedClock("2026-11-22T03:00:00Z"))
        .resolve("telegram", sender)
        .customerId();
  }

  private static long customers(Stores stores) {
    return number(stores.main(), "SELECT COUNT(*) FROM customer");
  }

  private static long latestConversation(Stores stores) {
    return number(stores.main(), "SELECT MAX(id) FROM conversation");
  }

  private static long number(Database database, String sql) {
    return database.read(t -> t.first(sql, row -> row.int64(1))).orElseThrow();
  }

  private static int recorded(Transaction transaction, long customer) {
    ErasureLedger.record(transaction, customer, BACK);
    return 1;
  }
}
