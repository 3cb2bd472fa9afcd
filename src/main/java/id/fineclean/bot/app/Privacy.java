package id.fineclean.bot.app;

import id.fineclean.bot.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Who else on this machine may look at what the bot keeps: nobody but the owner of the process has
/// business there. Nothing is known, or done, on file systems without POSIX permissions.
final class Privacy {
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");
  private static final Set<PosixFilePermission> EVERYBODYS =
      PosixFilePermissions.fromString("------rwx");

  private static final List<String> WRITTEN = List.of(".db", ".db-wal", ".db-shm", "lock", "cache");

  private Privacy() {}

  /// Creates a folder that only its owner can enter. One that is there is left as it is.
  ///
  /// @throws StorageUnavailableException it cannot be created
  static void createFolder(Path folder) {
    try {
      if (hasPermissions(folder) && !Files.exists(folder)) {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS));
      } else {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new StorageUnavailableException(
          "the folder " + folder.toAbsolutePath() + " cannot be created by " + user(), e);
    }
  }

  /// Looks whether a folder and the databases in it can be written: a command once run by another
  /// user leaves files that this one cannot.
  ///
  /// @throws StorageUnavailableException one cannot; the message names it and its owner
  static void requireWritable(Path folder) {
    requireWritable(folder, Files::isWritable);
  }

  static void requireWritable(Path folder, Predicate<Path> writable) {
    try (Stream<Path> inside = Files.list(folder)) {
      Stream.concat(Stream.of(folder), inside.filter(Privacy::isWritten))
          .filter(path -> !writable.test(path))
          // A process that just stopped takes the database's side files with it.
          .filter(Files::exists)
          .findFirst()
          .ifPresent(
              path -> {
                throw new StorageUnavailableException(unwritable(path));
              });
    } catch (IOException e) {
      throw new StorageUnavailableException(unwritable(folder), e);
    }
  }

  private static boolean isWritten(Path path) {
    String name = path.getFileName().toString();
    return WRITTEN.stream().anyMatch(name::endsWith);
  }

  private static String unwritable(Path path) {
    String place = path.toAbsolutePath().toString();
    return place
        + " cannot be written by "
        + user()
        + ownerOf(path)
        + ". If nothing else uses it: chown "
        + user()
        + " '"
        + place
        + "'";
  }

  /// Whose process this is.
  static String user() {
    return System.getProperty("user.name");
  }

  /// Whose a file is, to be put behind a sentence; empty where that cannot be told.
  static String ownerOf(Path path) {
    try {
      return "; it belongs to " + Files.getOwner(path).getName();
    } catch (IOException | UnsupportedOperationException unknown) {
      return "";
    }
  }

  /// What is wrong with the permissions of a file that its owner may share with a group, such as a
  /// service's, but not with everybody.
  static Optional<String> complaintOfEverybody(Path path) {
    return hasAny(path, EVERYBODYS)
        ? Optional.of(
            path
                + " can be read by every user of this machine. Close it with: chmod o= '"
                + path.toAbsolutePath()
                + "'")
        : Optional.empty();
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
    return hasAny(path, OTHERS);
  }

  private static boolean hasAny(Path path, Set<PosixFilePermission> permissions) {
    try {
      return hasPermissions(path)
          && Files.exists(path)
          && !Collections.disjoint(permissions, Files.getPosixFilePermissions(path));
    } catch (IOException unknown) {
      return false;
    }
  }

  private static boolean hasPermissions(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
