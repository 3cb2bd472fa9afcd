package id.fineclean.bot.web;

import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Answers that browsers may keep but ask about each time: where nothing changed, 304 and no body.
final class Freshness {
  private Freshness() {}

  static void answer(Context ctx, String type, byte[] content) {
    // Weak, as the same content goes out compressed or not (RFC 9110, 8.8.1).
    String tag = "W/\"" + hash(content).substring(0, 16) + "\"";
    ctx.header("Cache-Control", "no-cache").header("ETag", tag);
    if (Optional.ofNullable(ctx.header("If-None-Match"))
        .filter(had -> had.contains(tag))
        .isPresent()) {
      ctx.status(304);
    } else {
      ctx.contentType(type).result(content);
    }
  }

  /// SHA-256 in hexadecimal.
  static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
