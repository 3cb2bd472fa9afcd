package id.fineclean.bot.staff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/// Secrets that let in whoever holds them: 256 random bits. Only their hashes are stored.
final class Tokens {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LENGTH = 32;

  private Tokens() {}

  static String fresh() {
    byte[] bytes = new byte[LENGTH];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// A number nobody can guess, above 0.
  static long number() {
    return RANDOM.nextLong(1, 1L << 52);
  }

  /// A code to be written down: 50 random bits.
  static String recoveryCode() {
    byte[] bytes = new byte[10];
    RANDOM.nextBytes(bytes);
    return Totp.base32(bytes).substring(0, 10);
  }
}
