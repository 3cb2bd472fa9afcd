package id.fineclean.bot.understanding.slots;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A word list beside this class: lines of words; blank lines and lines behind a # say nothing.
final class Resource {
  private Resource() {}

  static List<String> lines(String file) {
    try (InputStream in = Resource.class.getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> words(String file) {
    return lines(file).stream().flatMap(line -> List.of(line.split("\\s+")).stream()).toList();
  }
}
