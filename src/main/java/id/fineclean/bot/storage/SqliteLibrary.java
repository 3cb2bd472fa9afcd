package id.fineclean.bot.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;

/// The driver's native library, which it unpacks into a folder each time it is loaded.
public final class SqliteLibrary {
  /// The driver reads it once, when it is loaded (sqlite-jdbc, USAGE.md).
  private static final String FOLDER = "org.sqlite.tmpdir";

  /// Another process may be about to load what it has just unpacked.
  private static final Duration IN_USE = Duration.ofMinutes(1);

  private SqliteLibrary() {}

  /// Loads it from a folder of our own rather than from the shared temporary one, and removes what
  /// killed processes have left there.
  ///
  /// @param folder exists, and only its owner can enter it
  /// @throws StorageUnavailableException the library cannot be unpacked there or not be loaded
  public static void loadFrom(Path folder) {
    removeLeftovers(folder);
    System.setProperty(FOLDER, folder.toAbsolutePath().toString());
    load(folder);
  }

  private static void load(Path folder) {
    try {
      if (SQLiteJDBCLoader.initialize()) {
        return;
      }
    } catch (Exception | LinkageError e) {
      // The driver tells the same in its own words.
    }
    throw new StorageUnavailableException(
        "SQLite's library cannot be loaded from "
            + folder.toAbsolutePath()
            + ": that folder needs 2 MB of room, and a file system that allows execution (mount"
            + " option exec)");
  }

  private static void removeLeftovers(Path folder) {
    Instant latest = Instant.now().minus(IN_USE);
    for (Path file : libraries(folder)) {
      try {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(latest)) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        // It takes room, and does no other harm.
      }
    }
  }

  private static List<Path> libraries(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("sqlite-")).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
