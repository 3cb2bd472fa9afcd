package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrivacyTest {
  @TempDir Path temporary;

  @Test
  void aNewFolderIsItsOwnersAlone() throws IOException {
    Path folder = temporary.resolve("new").resolve("data");
    Privacy.createFolder(folder);

    assertEquals(
        PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(folder));
    assertEquals(Optional.empty(), Privacy.complaint(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-x---", "rwx---r-x", "rwxrwxrwx", "rwx--x---"})
  void aFolderThatOthersCanEnterIsComplainedOfWithWhatMendsIt(String permissions)
      throws IOException {
    Path folder = withPermissions(Files.createDirectory(temporary.resolve("my data")), permissions);
    Privacy.createFolder(folder);

    String complaint = Privacy.complaint(folder).orElseThrow();
    assertTrue(complaint.endsWith("chmod 700 '" + folder.toAbsolutePath() + "'"), complaint);

    withPermissions(folder, "rwx------");
    assertEquals(Optional.empty(), Privacy.complaint(folder));
  }

  @Test
  void aFileThatOthersCanReadIsComplainedOfToo() throws IOException {
    Path file = withPermissions(Files.createFile(temporary.resolve("keyset.json")), "rw-r--r--");

    String complaint = Privacy.complaint(file).orElseThrow();
    assertTrue(complaint.endsWith("chmod 600 '" + file.toAbsolutePath() + "'"), complaint);
  }

  @Test
  void whatIsNotThereIsNotComplainedOf() {
    assertEquals(Optional.empty(), Privacy.complaint(temporary.resolve("nothing")));
  }

  private static Path withPermissions(Path path, String permissions) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}
