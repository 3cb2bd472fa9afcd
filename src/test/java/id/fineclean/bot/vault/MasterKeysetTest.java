package id.fineclean.bot.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeysetTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void onlyItsOwnerCanReadTheFileAndNothingElseIsLeft() throws Exception {
    Path file = folder.resolve("master.json");
    MasterKeyset.generate().writeNew(file);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aFileThatExistsIsNeverReplaced() throws Exception {
    Path file = Files.writeString(folder.resolve("master.json"), "precious");
    KeysetException e =
        assertThrows(KeysetException.class, () -> MasterKeyset.generate().writeNew(file));
    assertEquals("it exists already", e.getMessage());
    assertEquals("precious", Files.readString(file));
  }

  @Test
  void whatAnInterruptedFirstStartLeftIsNoHindrance() throws Exception {
    Files.writeString(folder.resolve("master.json.new"), "half of a");
    Path file = folder.resolve("master.json");
    MasterKeyset.generate().writeNew(file);
    MasterKeyset.read(file);
  }

  @Test
  void aFolderThatIsMissingIsReported() {
    KeysetException e =
        assertThrows(
            KeysetException.class,
            () -> MasterKeyset.generate().writeNew(folder.resolve("missing/master.json")));
    assertEquals("it cannot be written: NoSuchFileException", e.getMessage());
    assertThrows(KeysetException.class, () -> MasterKeyset.read(folder.resolve("none.json")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rahasia",
        "{}",
        "[]",
        "null",
        "{\"wrap\": 1, \"index\": 2}",
        "{\"wrap\": {\"primaryKeyId\": 1, \"key\": []}, \"index\": {}}"
      })
  void whatIsNoKeysetIsRefusedWithoutShowingIt(String json) {
    KeysetException e = assertThrows(KeysetException.class, () -> MasterKeyset.parse(json));
    assertEquals("it is not a master keyset of this bot", e.getMessage());
  }

  @Test
  void equalValuesOfOneKindGiveEqualHashesAndNoOthers() {
    MasterKeyset master = MasterKeyset.generate();
    BlindIndex index = new BlindIndex(master);
    byte[] hash = index.of("phone", "+6281200000001");
    assertArrayEquals(hash, new BlindIndex(master).of("phone", "+6281200000001"));
    assertEquals(16, hash.length);
    for (byte[] other :
        List.of(
            index.of("phone", "+6281200000002"),
            index.of("telegram-user", "+6281200000001"),
            index.of("phone+", "6281200000001"),
            new BlindIndex(MasterKeyset.generate()).of("phone", "+6281200000001"))) {
      assertFalse(Arrays.equals(hash, other));
    }
  }
}
