package id.fineclean.bot.storage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLibraryTest {
  @TempDir Path folder;

  private Path file(String name, Duration age) throws Exception {
    Path file = Files.createFile(folder.resolve(name));
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  @Test
  void whatKilledProcessesLeftIsRemovedAndNothingElse() throws Exception {
    Path stale = file("sqlite-3.54.1.0-1-libsqlitejdbc.so", Duration.ofHours(1));
    Path lock = file("sqlite-3.54.1.0-1-libsqlitejdbc.so.lck", Duration.ofHours(1));
    Path fresh = file("sqlite-3.54.1.0-2-libsqlitejdbc.so", Duration.ofSeconds(2));
    file("sqlite-3.54.1.0-2-libsqlitejdbc.so.lck", Duration.ofSeconds(2));
    Path model = file("intents-1.model", Duration.ofHours(1));
    SqliteLibrary.loadFrom(folder);
    assertFalse(Files.exists(stale));
    assertFalse(Files.exists(lock));
    assertTrue(Files.exists(fresh), "another process may be loading it");
    assertTrue(Files.exists(model));
  }
}
