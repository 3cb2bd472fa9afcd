package id.fineclean.bot.understanding.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Word lists that lie beside a class: lines of words; blank lines and lines behind a # say
/// nothing.
public final class WordFile {
  private WordFile() {}

  /// The lines that say something. The file is part of the program, so one that is missing is a
  /// mistake in it.
  public static List<String> lines(Class<?> beside, String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
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

  /// All words of all lines.
  public static List<String> words(Class<?> beside, String file) {
    return lines(beside, file).stream().flatMap(line -> Stream.of(line.split("\\s+"))).toList();
  }
}
