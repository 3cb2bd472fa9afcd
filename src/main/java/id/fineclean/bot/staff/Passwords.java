package id.fineclean.bot.staff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Hashes passwords with Argon2id, 19 MiB, 2 passes, 1 lane (OWASP Password Storage Cheat Sheet,
/// 2025). Two at a time, so that strangers who try passwords cannot fill the memory. Thread-safe.
final class Passwords {
  /// In characters. What is longer is no password but an attempt to keep us busy.
  static final int SHORTEST = 12;

  static final int LONGEST = 128;

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final Semaphore AT_ONCE = new Semaphore(2, true);
  private static final SecureRandom RANDOM = new SecureRandom();

  /// What is compared with where there is no account: it takes as long.
  private static final byte[] NOBODYS = new byte[SALT + HASH];

  private Passwords() {}

  /// Whether it may be somebody's.
  static boolean acceptable(String password, String name) {
    int length = password.codePointCount(0, password.length());
    return length >= SHORTEST
        && length <= LONGEST
        && password.codePoints().distinct().count() > 4
        && !password.equalsIgnoreCase(name);
  }

  /// Salt and hash, 48 bytes.
  static byte[] hash(String password) {
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    return ByteBuffer.allocate(SALT + HASH).put(salt).put(argon2(password, salt)).array();
  }

  /// Takes as long whether there is an account or not.
  ///
  /// @param stored of the account, if there is one
  static boolean matches(String password, Optional<byte[]> stored) {
    byte[] known = stored.orElse(NOBODYS);
    byte[] tried = argon2(cut(password), Arrays.copyOf(known, SALT));
    boolean same = MessageDigest.isEqual(tried, Arrays.copyOfRange(known, SALT, known.length));
    return same & stored.isPresent() & password.length() <= 2 * LONGEST;
  }

  private static String cut(String password) {
    return password.substring(0, Math.min(password.length(), 2 * LONGEST));
  }

  /// The same letters, however a keyboard composes them.
  private static byte[] argon2(String password, byte[] salt) {
    String composed = Normalizer.normalize(password, Normalizer.Form.NFC);
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(MEMORY_KIB)
            .withIterations(PASSES)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH];
    AT_ONCE.acquireUninterruptibly();
    try {
      generator.generateBytes(composed.getBytes(StandardCharsets.UTF_8), hash);
    } finally {
      AT_ONCE.release();
    }
    return hash;
  }
}
