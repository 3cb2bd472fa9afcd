package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.storage.StorageUnavailableException;
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

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-rw-rw-"})
  void aSecretThatEverybodyCanReadIsComplainedOf(String permissions) throws IOException {
    Path file = withPermissions(Files.createFile(temporary.resolve(".env")), permissions);
    String complaint = Privacy.complaintOfEverybody(file).orElseThrow();
    assertTrue(complaint.endsWith("chmod o= '" + file.toAbsolutePath() + "'"), complaint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-r-----", "r--------", "rw-rw----"})
  void aSecretMayBeSharedWithTheGroupOfTheService(String permissions) throws IOException {
    Path file = withPermissions(Files.createFile(temporary.resolve(".env")), permissions);
    assertEquals(Optional.empty(), Privacy.complaintOfEverybody(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fineclean.db", "keys.db-wal", "jobs.db-shm", "cache", "server.lock"})
  void aFileOfAnotherUserIsNamedWithItsOwner(String name) throws IOException {
    Path file = Files.createFile(temporary.resolve(name));
    StorageUnavailableException refused =
        assertThrows(
            StorageUnavailableException.class,
            () -> Privacy.requireWritable(temporary, path -> !path.equals(file)));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith(file.toAbsolutePath() + " cannot be written by "), message);
    assertTrue(message.contains("belongs to " + Files.getOwner(file).getName()), message);
    assertTrue(message.contains("chown "), message);
  }

  @Test
  void aKeysetThatCannotBeWrittenIsFine() throws IOException {
    Path file = Files.createFile(temporary.resolve("master-keyset.json"));
    Privacy.requireWritable(temporary, path -> !path.equals(file));
  }

  @Test
  void aFolderThatCannotBeMadeIsToldWithItsName() throws IOException {
    Path folder = Files.createFile(temporary.resolve("file")).resolve("data");
    StorageUnavailableException refused =
        assertThrows(StorageUnavailableException.class, () -> Privacy.createFolder(folder));
    assertTrue(String.valueOf(refused.getMessage()).contains(folder.toString()));
  }

  private static Path withPermissions(Path path, String permissions) throws IOException {
    return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void aFileThatGoesWhileItIsLookedAtIsNoObstacle() throws IOException {
    Path file = Files.createFile(temporary.resolve("jobs.db-shm"));

    Privacy.requireWritable(
        temporary,
        path -> {
          file.toFile().delete();
          return !path.equals(file);
        });

    assertTrue(Files.notExists(file));
  }
}
