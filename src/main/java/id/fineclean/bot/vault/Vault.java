package id.fineclean.bot.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import id.fineclean.bot.concurrent.BoundedMap;
import id.fineclean.bot.storage.ConflictException;
import id.fineclean.bot.storage.Database;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Encrypts customers' data field by field, each customer's under a key of their own (AES-256-GCM).
/// The keys lie wrapped in a database of their own; unwrapped ones are kept in memory for a while.
/// Thread-safe.
///
/// A customer's key is a bare one, not a keyset of Tink's: unwrapping it takes 3 µs instead of 50,
/// and it is never rotated, only destroyed.
///
/// A value is bound to its customer and its field: moved to another row or column, it cannot be
/// read.
public final class Vault {
  private static final int KEY_BYTES = 32;

  /// An unwrapped key takes about 200 bytes.
  private static final int KEYS_IN_MEMORY = 10_000;

  /// A key that another node destroyed is no longer used here after this time.
  private static final long REMEMBERED_NANOS = Duration.ofMinutes(1).toNanos();

  private final Database keys;
  private final Aead wrapping;
  private final Map<Long, Opened> opened = BoundedMap.ofLatestUsed(KEYS_IN_MEMORY);

  /// @param since on the clock of [System#nanoTime]
  private record Opened(Aead key, long since) {
    static Opened now(Aead key) {
      return new Opened(key, System.nanoTime());
    }

    boolean isFresh() {
      return System.nanoTime() - since < REMEMBERED_NANOS;
    }
  }

  /// How many keys were destroyed here: what was read before the latest of them is not remembered.
  private long destroyed;

  /// A master keyset belongs to the database it was first used with. Another one would open none of
  /// its keys, and find none of its customers: each would be taken for a new one.
  ///
  /// @param keys the database with the wrapped keys, migrated
  /// @throws WrongKeysetException the database was created with another keyset
  /// @throws id.fineclean.bot.storage.StorageUnavailableException worth retrying
  public Vault(Database keys, MasterKeyset master) {
    this.keys = keys;
    this.wrapping = master.wrapping();
    byte[] proof =
        keys.write(
            transaction -> {
              transaction.update(
                  "INSERT INTO master_keyset (id, proof) VALUES (1, ?) ON CONFLICT (id) DO NOTHING",
                  master.proof());
              return transaction
                  .first("SELECT proof FROM master_keyset WHERE id = 1", row -> row.bytes(1))
                  .orElseThrow();
            });
    if (!master.made(proof)) {
      throw new WrongKeysetException();
    }
  }

  /// Makes the key of a new customer; it is durable when this returns.
  ///
  /// @throws ConflictException there is a customer of this id already
  /// @throws id.fineclean.bot.storage.StorageUnavailableException worth retrying
  public void createKey(long customerId, Instant now) {
    try {
      byte[] key = Random.randBytes(KEY_BYTES);
      byte[] wrapped = wrapping.encrypt(key, context(customerId, "key"));
      keys.write(
          transaction -> {
            transaction.updateOne(
                "customer id",
                "INSERT INTO customer_key (customer_id, wrapped, created_at) VALUES (?, ?, ?)"
                    + " ON CONFLICT (customer_id) DO NOTHING",
                customerId,
                wrapped,
                now);
            return true;
          });
      remember(customerId, new AesGcmJce(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a customer's key cannot be made", e);
    }
  }

  /// Destroys a key: what it encrypted can never be read again. Destroying a missing one changes
  /// nothing.
  public void destroyKey(long customerId) {
    keys.write(
        transaction ->
            transaction.update("DELETE FROM customer_key WHERE customer_id = ?", customerId));
    synchronized (opened) {
      opened.remove(customerId);
      destroyed++;
    }
  }

  /// @param field the table and column it will be stored in
  /// @throws MissingKeyException the customer's key was destroyed
  public byte[] encrypt(long customerId, String field, byte[] plain) {
    try {
      return aead(customerId).encrypt(plain, context(customerId, field));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encryption failed", e);
    }
  }

  /// @throws MissingKeyException the customer's key was destroyed
  public byte[] encrypt(long customerId, String field, String plain) {
    return encrypt(customerId, field, plain.getBytes(StandardCharsets.UTF_8));
  }

  /// @throws MissingKeyException the customer's key was destroyed
  /// @throws IllegalStateException the value is damaged, or was encrypted for another customer or
  ///     field
  public byte[] decrypt(long customerId, String field, byte[] cipher) {
    try {
      return aead(customerId).decrypt(cipher, context(customerId, field));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a stored value cannot be decrypted: " + field);
    }
  }

  /// As [#decrypt], for what was encrypted as text; throws the same.
  public String decryptText(long customerId, String field, byte[] cipher) {
    return new String(decrypt(customerId, field, cipher), StandardCharsets.UTF_8);
  }

  private Aead aead(long customerId) {
    long before;
    synchronized (opened) {
      Opened known = opened.get(customerId);
      if (known != null && known.isFresh()) {
        return known.key;
      }
      before = destroyed;
    }
    Aead unwrapped = unwrap(customerId);
    synchronized (opened) {
      if (destroyed == before) {
        opened.put(customerId, Opened.now(unwrapped));
      }
    }
    return unwrapped;
  }

  private void remember(long customerId, Aead key) {
    synchronized (opened) {
      opened.put(customerId, Opened.now(key));
    }
  }

  private Aead unwrap(long customerId) {
    byte[] wrapped =
        keys.read(
                transaction ->
                    transaction.first(
                        "SELECT wrapped FROM customer_key WHERE customer_id = ?",
                        row -> row.bytes(1),
                        customerId))
            .orElseThrow(MissingKeyException::new);
    try {
      return new AesGcmJce(wrapping.decrypt(wrapped, context(customerId, "key")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "a customer's key cannot be unwrapped: is this the right master keyset?");
    }
  }

  private static byte[] context(long customerId, String field) {
    return (customerId + ":" + field).getBytes(StandardCharsets.UTF_8);
  }
}
