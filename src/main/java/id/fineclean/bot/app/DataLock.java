package id.fineclean.bot.app;

import id.fineclean.bot.storage.StorageUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a second server off the same SQLite files: it would take what the first one is just
/// sending for what a crash left behind. The system lets go of the lock when the process ends,
/// however it ends.
final class DataLock implements AutoCloseable {
  private final FileChannel file;

  private DataLock(FileChannel file) {
    this.file = file;
  }

  /// @throws StorageUnavailableException another server has it
  ///
  /// @param folder exists
  static DataLock take(Path folder) {
    try {
      FileChannel file =
          FileChannel.open(
              folder.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(file)) {
        file.close();
        throw new StorageUnavailableException(
            "another server is running on " + folder + "; stop it, or set another DATA_DIR");
      }
      return new DataLock(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be used", e);
    }
  }

  private static boolean isTaken(FileChannel file) throws IOException {
    try {
      return file.tryLock() == null;
    } catch (OverlappingFileLockException sameProcess) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
