package id.fineclean.bot.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// Who else on this machine may look at what the bot keeps: nobody but the owner of the process has
/// business there. Nothing is known, or done, on file systems without POSIX permissions.
final class Privacy {
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");

  private Privacy() {}

  /// Creates a folder that only its owner can enter. One that is there is left as it is.
  ///
  /// @throws UncheckedIOException it cannot be created
  static void createFolder(Path folder) {
    try {
      if (hasPermissions(folder) && !Files.exists(folder)) {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS));
      } else {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be created", e);
    }
  }

  /// @return what is wrong with a file's or folder's permissions, and the command that mends it
  static Optional<String> complaint(Path path) {
    return isOpenToOthers(path)
        ? Optional.of(
            path
                + " is open to other users of this machine. Close it with: chmod "
                + (Files.isDirectory(path) ? "700" : "600")
                + " '"
                + path.toAbsolutePath()
                + "'")
        : Optional.empty();
  }

  private static boolean isOpenToOthers(Path path) {
    try {
      return hasPermissions(path)
          && Files.exists(path)
          && !OWNERS.containsAll(Files.getPosixFilePermissions(path));
    } catch (IOException unknown) {
      return false;
    }
  }

  private static boolean hasPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
