package id.fineclean.bot.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Seals bytes by HMAC-SHA256 under a key of its own for one purpose, which follows from the master
/// keyset: whoever writes to the database alone cannot make a seal. Thread-safe.
public final class KeyedHash {
  private static final String ALGORITHM = "HmacSHA256";

  /// In bytes.
  private static final int KEY_LENGTH = 32;

  private final SecretKeySpec key;

  /// @param purpose what it seals, such as `audit`: seals of different purposes never agree
  public KeyedHash(MasterKeyset master, String purpose) {
    try {
      byte[] input = ("keyed-hash\0" + purpose).getBytes(StandardCharsets.UTF_8);
      this.key = new SecretKeySpec(master.indexing().computePrimary(input, KEY_LENGTH), ALGORITHM);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("hashing failed", e);
    }
  }

  /// The seal, 32 bytes.
  public byte[] of(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("hashing failed", e);
    }
  }
}
