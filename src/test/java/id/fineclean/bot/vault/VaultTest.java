package id.fineclean.bot.vault;

import static id.fineclean.bot.testing.TestField.field;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.storage.ConflictException;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.testing.StoreContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VaultTest extends StoreContract {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  @SuppressWarnings("NullAway.Init")
  private Vault vault;

  @BeforeEach
  void openVault() {
    vault = new Vault(databases.keys(), databases.master());
    vault.createKey(1, NOW);
    vault.createKey(2, NOW);
  }

  @Test
  void whatIsEncryptedComesBackAndLooksDifferentEachTime() {
    byte[] once = vault.encrypt(1, field("booking.name"), "Sari Wulandari");
    byte[] twice = vault.encrypt(1, field("booking.name"), "Sari Wulandari");
    assertEquals("Sari Wulandari", vault.decryptText(1, field("booking.name"), once));
    assertFalse(java.util.Arrays.equals(once, twice));
    assertFalse(new String(once, StandardCharsets.ISO_8859_1).contains("Sari"));
  }

  @Test
  void aValueMovedToAnotherCustomerOrFieldCannotBeRead() {
    byte[] cipher = vault.encrypt(1, field("booking.name"), "Sari Wulandari");
    for (IllegalStateException e :
        java.util.List.of(
            assertThrows(
                IllegalStateException.class, () -> vault.decrypt(2, field("booking.name"), cipher)),
            assertThrows(
                IllegalStateException.class,
                () -> vault.decrypt(1, field("booking.phone"), cipher)))) {
      assertFalse(String.valueOf(e.getMessage()).contains("Sari"));
    }
    cipher[cipher.length - 1] ^= 1;
    assertThrows(
        IllegalStateException.class, () -> vault.decrypt(1, field("booking.name"), cipher));
  }

  @Test
  void wrappedKeysMovedToAnotherCustomerOpenNothing() {
    byte[] cipher = vault.encrypt(1, field("booking.name"), "Sari");
    databases
        .keys()
        .write(
            t ->
                t.update(
                    "UPDATE customer_key SET wrapped = (SELECT wrapped FROM customer_key WHERE"
                        + " customer_id = 1) WHERE customer_id = 2"));
    Vault restarted = new Vault(databases.keys(), databases.master());
    assertThrows(
        IllegalStateException.class, () -> restarted.decrypt(2, field("booking.name"), cipher));
  }

  @Test
  void aDestroyedKeyLeavesNothingReadable() {
    byte[] cipher = vault.encrypt(1, field("booking.name"), "Sari");
    vault.destroyKey(1, NOW);
    vault.destroyKey(1, NOW);
    assertThrows(MissingKeyException.class, () -> vault.decrypt(1, field("booking.name"), cipher));
    assertThrows(MissingKeyException.class, () -> vault.encrypt(1, field("booking.name"), "Sari"));
    Vault restarted = new Vault(databases.keys(), databases.master());
    assertThrows(
        MissingKeyException.class, () -> restarted.decrypt(1, field("booking.name"), cipher));
    assertEquals("Budi", vault.decryptText(2, field("f"), vault.encrypt(2, field("f"), "Budi")));
  }

  @Test
  void aKeyDestroyedWhileItIsBeingReadIsNotRemembered() throws Exception {
    byte[] cipher = vault.encrypt(1, field("f"), "Sari");
    SlowReads slow = new SlowReads(databases.keys());
    Vault other = new Vault(slow, databases.master());
    CompletableFuture<String> reading =
        CompletableFuture.supplyAsync(() -> other.decryptText(1, field("f"), cipher));
    assertTrue(slow.read.await(5, TimeUnit.SECONDS));
    other.destroyKey(1, NOW);
    slow.release.countDown();
    assertEquals("Sari", reading.get(5, TimeUnit.SECONDS), "it was still there when asked for");
    assertThrows(MissingKeyException.class, () -> other.decrypt(1, field("f"), cipher));
  }

  /// Hands out what was read only when it is told to.
  private static final class SlowReads implements Database {
    private final Database keys;
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    SlowReads(Database keys) {
      this.keys = keys;
    }

    @Override
    public <T> T read(Work<T> work) {
      T value = keys.read(work);
      read.countDown();
      try {
        assertTrue(release.await(5, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return value;
    }

    @Override
    public <T> T write(Work<T> work) {
      return keys.write(work);
    }

    @Override
    public <T> CompletableFuture<T> writeAsync(Work<T> work) {
      return keys.writeAsync(work);
    }

    @Override
    public boolean available() {
      return keys.available();
    }

    @Override
    public void close() {}
  }

  @Test
  void aKeyThatWasLostIsNoErasure() {
    byte[] cipher = vault.encrypt(1, field("f"), "Sari");
    databases.keys().write(t -> t.update("DELETE FROM customer_key WHERE customer_id = 1"));
    Vault restarted = new Vault(databases.keys(), databases.master());

    StorageUnavailableException lost =
        assertThrows(
            StorageUnavailableException.class, () -> restarted.decryptText(1, field("f"), cipher));

    assertTrue(String.valueOf(lost.getMessage()).contains("put the latest keys back"));
    assertThrows(StorageUnavailableException.class, () -> restarted.encrypt(1, field("f"), "Sari"));
    assertEquals(List.of(1L, 3L), restarted.lost(List.of(1L, 2L, 3L)));
    restarted.destroyKey(1, NOW);
    assertThrows(MissingKeyException.class, () -> restarted.encrypt(1, field("f"), "Sari"));
    assertEquals(List.of(3L), restarted.lost(List.of(1L, 2L, 3L)));
  }

  @Test
  void aDiscardedKeyErasesNobody() {
    vault.discardKey(1);
    assertThrows(StorageUnavailableException.class, () -> vault.encrypt(1, field("f"), "Sari"));
    vault.createKey(1, NOW);
    assertEquals("Sari", vault.decryptText(1, field("f"), vault.encrypt(1, field("f"), "Sari")));
  }

  @Test
  void whoeverWasErasedOnOneSideIsErasedOnBoth() {
    ErasureLedger ledger = new ErasureLedger(databases.main(), vault);
    assertEquals(0, ledger.replay());
    databases.main().write(t -> recorded(t, 1));
    vault.destroyKey(2, NOW.plusSeconds(5));

    assertEquals(2, ledger.replay());

    assertEquals(Map.of(1L, NOW, 2L, NOW.plusSeconds(5)), vault.erasures());
    assertEquals(vault.erasures(), databases.main().read(ErasureLedger::all));
    assertThrows(MissingKeyException.class, () -> vault.encrypt(1, field("f"), "Sari"));
    assertEquals(0, ledger.replay());
  }

  private static int recorded(Transaction transaction, long customer) {
    ErasureLedger.record(transaction, customer, NOW);
    return 1;
  }

  @Test
  void keysSurviveARestart() {
    byte[] cipher = vault.encrypt(1, field("f"), "Sari");
    Vault restarted = new Vault(databases.openAgain("keys"), databases.master());
    assertEquals("Sari", restarted.decryptText(1, field("f"), cipher));
  }

  @Test
  void anIdThatIsTakenIsAConflictAndKeepsItsKey() {
    byte[] cipher = vault.encrypt(1, field("f"), "Sari");
    assertThrows(ConflictException.class, () -> vault.createKey(1, NOW));
    assertEquals("Sari", vault.decryptText(1, field("f"), cipher));
    assertEquals(
        "Sari", new Vault(databases.keys(), databases.master()).decryptText(1, field("f"), cipher));
  }

  @Test
  void anotherMasterKeysetIsRefusedWithAClearWord() {
    WrongKeysetException e =
        assertThrows(
            WrongKeysetException.class, () -> new Vault(databases.keys(), MasterKeyset.generate()));
    assertEquals("the master keyset is not the one this database was created with", e.getMessage());
  }

  @Test
  void theSameMasterKeysetReadBackIsAccepted() throws Exception {
    byte[] cipher = vault.encrypt(1, field("f"), "Sari");
    java.nio.file.Path file = databases.folder().resolve("master.json");
    databases.master().writeNew(file);
    Vault restarted = new Vault(databases.keys(), MasterKeyset.read(file));
    assertEquals("Sari", restarted.decryptText(1, field("f"), cipher));
    assertArrayEquals(
        new BlindIndex(databases.master()).of("phone", "+6281200000001"),
        new BlindIndex(MasterKeyset.read(file)).of("phone", "+6281200000001"));
  }

  @Test
  void onlyWrappedKeysAreStored() {
    byte[] wrapped =
        databases
            .keys()
            .read(
                (Transaction t) ->
                    t.first(
                        "SELECT wrapped FROM customer_key WHERE customer_id = 1",
                        row -> row.bytes(1)))
            .orElseThrow();
    byte[] cipher = vault.encrypt(1, field("f"), "Sari");
    assertThrows(
        java.security.GeneralSecurityException.class,
        () ->
            new com.google.crypto.tink.subtle.AesGcmJce(java.util.Arrays.copyOf(wrapped, 32))
                .decrypt(cipher, "1:f".getBytes(StandardCharsets.UTF_8)));
    assertEquals(32 + 5 + 12 + 16, wrapped.length, "a key, wrapped by Tink");
  }
}
