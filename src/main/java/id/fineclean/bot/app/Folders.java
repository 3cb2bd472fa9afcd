package id.fineclean.bot.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Folders as wholes.
final class Folders {
  private Folders() {}

  /// Removes a folder with all that is in it, if it is there. Follows no links.
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> inside = Files.walk(folder)) {
        List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
        for (Path path : deepestFirst) {
          Files.delete(path);
        }
      }
    }
  }

  /// Makes the name of a file or folder durable, where the system can.
  static void syncNameOf(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      sync(parent);
    }
  }

  /// Makes names in a folder durable, where the system can.
  static void sync(Path folder) {
    try (FileChannel open = FileChannel.open(folder)) {
      open.force(true);
    } catch (IOException foldersCannotBeFlushedHere) {
      // As on Windows; the files themselves are on the disk.
      return;
    }
  }
}
