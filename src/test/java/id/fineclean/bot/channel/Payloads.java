package id.fineclean.bot.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The providers' requests in `src/test/resources/channel`: shaped as captured ones, all data
/// invented.
public final class Payloads {
  private Payloads() {}

  /// @param path below that folder
  public static byte[] read(String path) {
    try (InputStream file = Payloads.class.getResourceAsStream("/channel/" + path)) {
      return new String(Objects.requireNonNull(file, path).readAllBytes(), StandardCharsets.UTF_8)
          .strip()
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
