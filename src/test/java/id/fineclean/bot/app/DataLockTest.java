package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertThrows;

import id.fineclean.bot.storage.StorageUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataLockTest {
  @TempDir Path folder;

  @Test
  void onlyOneServerRunsOnAFolder() throws IOException {
    try (DataLock first = DataLock.take(folder)) {
      assertThrows(StorageUnavailableException.class, () -> DataLock.take(folder));
    }
    DataLock.take(folder).close();
  }
}
