package id.fineclean.bot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Copies of the owner's files that a test may change.
public final class Folders {
  private Folders() {}

  /// Copies all files of a folder, or one file, into a folder, created if it is missing. Files that
  /// are there already stay.
  public static void copy(Path from, Path to) {
    Path base = Files.isDirectory(from) ? from : from.toAbsolutePath().getParent();
    try (var files = Files.walk(from.toAbsolutePath())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(base.toAbsolutePath().relativize(file));
        Files.createDirectories(copy.getParent());
        if (!Files.exists(copy)) {
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
