package id.fineclean.bot.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import id.fineclean.bot.concurrent.BoundedMap;
import id.fineclean.bot.storage.ConflictException;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.storage.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Encrypts customers' data field by field, each customer's under a key of their own (AES-256-GCM).
/// The keys lie wrapped in a database of their own; unwrapped ones are kept in memory for a while.
/// Thread-safe.
///
/// A customer's key is a bare one, not a keyset of Tink's: unwrapping it takes 3 µs instead of 50,
/// and it is never rotated, only destroyed.
///
/// A value is bound to its customer and its place ([PersonalField]): moved to another row or
/// column, it cannot be read.
public final class Vault {
  private static final int KEY_BYTES = 32;

  /// An unwrapped key takes about 200 bytes.
  private static final int KEYS_IN_MEMORY = 10_000;

  /// A key that another node destroyed is no longer used here after this time.
  private static final long REMEMBERED_NANOS = Duration.ofMinutes(1).toNanos();

  /// The first byte of what is bound to its row.
  private static final byte BOUND_TO_ROW = 1;

  private static final Logger LOG = LoggerFactory.getLogger(Vault.class);

  private static final String LOST =
      "has no key but was never erased: the database of keys is not the latest, or not the one that"
          + " belongs to the data. Stop the bot and put the latest keys back";

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

  /// Erases a customer as far as it is up to the keys: what theirs encrypted can never be read
  /// again, and from now on they stand among the erased. Doing it again changes nothing.
  ///
  /// On SQLite, the file and its log hold no copy of the key when this returns. PostgreSQL keeps
  /// old versions of a row until it is vacuumed, and its own log for as long as it is set to.
  ///
  /// @throws id.fineclean.bot.storage.StorageUnavailableException worth repeating: the key may be
  ///     gone already, but not yet its last copy
  public void destroyKey(long customerId, Instant now) {
    keys.write(
        transaction -> {
          ErasureLedger.record(transaction, customerId, now);
          return delete(transaction, customerId);
        });
    forget(customerId);
    keys.scrub();
  }

  /// Drops the key of a customer who was not taken in after all, so that it never encrypted
  /// anything that is stored.
  public void discardKey(long customerId) {
    keys.write(transaction -> delete(transaction, customerId));
    forget(customerId);
  }

  private static int delete(Transaction transaction, long customerId) {
    return transaction.update("DELETE FROM customer_key WHERE customer_id = ?", customerId);
  }

  private void forget(long customerId) {
    synchronized (opened) {
      opened.remove(customerId);
      destroyed++;
    }
  }

  /// Everybody whose key was destroyed, and when.
  Map<Long, Instant> erasures() {
    return keys.read(ErasureLedger::all);
  }

  /// How many keys there are.
  public long size() {
    return keys.read(
            transaction -> transaction.first("SELECT COUNT(*) FROM customer_key", r -> r.int64(1)))
        .orElseThrow();
  }

  /// @param customers in growing order, a page of them
  /// @return those who have no key although they were never erased: it was lost
  public List<Long> lost(List<Long> customers) {
    if (customers.isEmpty()) {
      return List.of();
    }
    Set<Long> accounted =
        new HashSet<>(
            keys.read(
                transaction ->
                    transaction.list(
                        "SELECT customer_id FROM customer_key WHERE customer_id BETWEEN ? AND ?"
                            + " UNION ALL"
                            + " SELECT customer_id FROM erasure WHERE customer_id BETWEEN ? AND ?",
                        row -> row.int64(1),
                        customers.getFirst(),
                        customers.getLast(),
                        customers.getFirst(),
                        customers.getLast())));
    return customers.stream().filter(customer -> !accounted.contains(customer)).toList();
  }

  /// Encrypts a value for one place, where alone it can be read.
  ///
  /// @throws MissingKeyException the customer was erased
  /// @throws StorageUnavailableException the keys cannot be asked, or the customer's was lost
  public byte[] encrypt(long customerId, PersonalField.Place place, byte[] plain) {
    try {
      byte[] sealed = aead(customerId).encrypt(plain, place.context(customerId));
      byte[] cipher = new byte[sealed.length + 1];
      cipher[0] = BOUND_TO_ROW;
      System.arraycopy(sealed, 0, cipher, 1, sealed.length);
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encryption failed", e);
    }
  }

  /// As [#encrypt(long, PersonalField.Place, byte[])]; throws the same.
  public byte[] encrypt(long customerId, PersonalField.Place place, String plain) {
    return encrypt(customerId, place, plain.getBytes(StandardCharsets.UTF_8));
  }

  /// Values from before rows were told apart are still read; they are bound to their row when they
  /// are next written.
  ///
  /// @throws MissingKeyException the customer was erased
  /// @throws IllegalStateException the value is damaged, or was encrypted for another place
  /// @throws StorageUnavailableException the keys cannot be asked, or the customer's was lost
  public byte[] decrypt(long customerId, PersonalField.Place place, byte[] cipher) {
    Aead key = aead(customerId);
    if (cipher.length > 0 && cipher[0] == BOUND_TO_ROW) {
      try {
        return key.decrypt(Arrays.copyOfRange(cipher, 1, cipher.length), place.context(customerId));
      } catch (GeneralSecurityException perhapsOlder) {
        // One older value in 256 begins with the same byte.
        return former(key, customerId, place, cipher);
      }
    }
    return former(key, customerId, place, cipher);
  }

  private static byte[] former(
      Aead key, long customerId, PersonalField.Place place, byte[] cipher) {
    try {
      return key.decrypt(cipher, context(customerId, place.field().former()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "a stored value cannot be decrypted: " + place.field().former());
    }
  }

  /// As [#decrypt(long, PersonalField.Place, byte[])], for what was encrypted as text.
  public String decryptText(long customerId, PersonalField.Place place, byte[] cipher) {
    return new String(decrypt(customerId, place, cipher), StandardCharsets.UTF_8);
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
                transaction
                    .first(
                        "SELECT wrapped FROM customer_key WHERE customer_id = ?",
                        row -> row.bytes(1),
                        customerId)
                    .orElseThrow(() -> missing(transaction, customerId)));
    try {
      return new AesGcmJce(wrapping.decrypt(wrapped, context(customerId, "key")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "a customer's key cannot be unwrapped: is this the right master keyset?");
    }
  }

  /// A key that nobody destroyed is a fault of the installation, and nothing the customer did: what
  /// needs it waits until the right database of keys is back.
  private static RuntimeException missing(Transaction transaction, long customerId) {
    boolean erased =
        transaction
            .first("SELECT 1 FROM erasure WHERE customer_id = ?", row -> row.int32(1), customerId)
            .isPresent();
    if (erased) {
      return new MissingKeyException();
    }
    LOG.error("customer {} {}", customerId, LOST);
    return new StorageUnavailableException("a customer " + LOST);
  }

  private static byte[] context(long customerId, String field) {
    return (customerId + ":" + field).getBytes(StandardCharsets.UTF_8);
  }
}
