package id.fineclean.bot.staff;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes of an authenticator app: RFC 6238 with HMAC-SHA-1, 30 seconds and 6 digits, which every
// app
/// understands.
final class Totp {
  /// In bytes (RFC 4226, section 4, R6).
  static final int SECRET = 20;

  private static final int SECONDS = 30;
  private static final int CODES = 1_000_000;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  /// The step of time whose code this is: now, or one before or after, for clocks that are off.
  ///
  /// @param after steps up to this one are used up
  static OptionalLong step(byte[] secret, String code, Instant now, long after) {
    byte[] given = code.strip().replace(" ", "").getBytes(StandardCharsets.UTF_8);
    long step = now.getEpochSecond() / SECONDS;
    return LongStream.rangeClosed(step - 1, step + 1)
        .filter(candidate -> candidate > after)
        .filter(
            candidate ->
                MessageDigest.isEqual(
                    code(secret, candidate).getBytes(StandardCharsets.UTF_8), given))
        .findFirst();
  }

  /// The code of a moment.
  static String code(byte[] secret, Instant now) {
    return code(secret, now.getEpochSecond() / SECONDS);
  }

  private static String code(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
      return String.format(Locale.ROOT, "%06d", number % CODES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC", e);
    }
  }

  /// What an app's QR code says (Key Uri Format of Google Authenticator).
  static String address(byte[] secret, String issuer, String name) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(encoded(issuer), encoded(name), base32(secret), encoded(issuer));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// As people type it (RFC 4648), for whole groups of five bytes.
  static String base32(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    long buffer = 0;
    int bits = 0;
    for (byte each : bytes) {
      buffer = (buffer << Byte.SIZE | each & 0xff) & 0xffff;
      for (bits += Byte.SIZE; bits >= 5; bits -= 5) {
        text.append(BASE32.charAt((int) (buffer >> bits - 5 & 31)));
      }
    }
    return text.toString();
  }
}
