package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.KeysetException;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.Vault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MasterKeysetsTest {
  private final TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE);
  private final Path file = databases.folder().resolve("master-keyset.json");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @AfterEach
  void close() {
    databases.close();
  }

  private MasterKeyset find(Map<String, String> more) throws Exception {
    Map<String, String> values = new HashMap<>(more);
    values.put("DATA_DIR", databases.folder().toString());
    return MasterKeysets.find(
        Settings.read(values),
        new Stores(databases.main(), databases.keys(), false),
        new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  private static void assertSame(MasterKeyset one, MasterKeyset other) {
    assertArrayEquals(mark(one), mark(other));
  }

  private static byte[] mark(MasterKeyset keyset) {
    return new BlindIndex(keyset).of("test", "mark");
  }

  private void storeAKey(MasterKeyset keyset) {
    new Vault(databases.keys(), keyset).createKey(1, Instant.parse("2026-11-22T03:00:00Z"));
  }

  @Test
  void makesOneOnTheVeryFirstStartAndSaysSo() throws Exception {
    MasterKeyset made = find(Map.of());

    assertSame(made, MasterKeyset.read(file));
    String said = out.toString(StandardCharsets.UTF_8);
    assertTrue(said.contains(file.toString()) && said.contains("Keep a copy"), said);
    assertFalse(said.contains("primaryKeyId"), "the keyset itself is not shown");
  }

  @Test
  void findsTheSameOneFromThenOnAndSaysNothing() throws Exception {
    MasterKeyset made = find(Map.of());
    storeAKey(made);
    out.reset();

    assertSame(made, find(Map.of()));
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void neverMakesOneOverKeysThatAnotherOneWrapped() throws Exception {
    storeAKey(find(Map.of()));
    Path copy = Files.move(file, databases.folder().resolve("copy.json"));

    KeysetException refused = assertThrows(KeysetException.class, () -> find(Map.of()));

    assertTrue(String.valueOf(refused.getMessage()).contains(file.toString()));
    assertFalse(Files.exists(file));
    Files.move(copy, file);
    find(Map.of());
  }

  @Test
  void neverMakesOneOverCustomersWhoseKeysAreNotThere() throws Exception {
    databases.main().write(t -> t.update("INSERT INTO customer (id, created_at) VALUES (1, 0)"));

    KeysetException refused = assertThrows(KeysetException.class, () -> find(Map.of()));

    assertTrue(String.valueOf(refused.getMessage()).contains(file.toString()));
    assertFalse(Files.exists(file));
  }

  @Test
  void neverReplacesAFileThatIsNoKeyset() throws Exception {
    Files.writeString(file, "{\"wrap\": \"rahasia");

    KeysetException refused = assertThrows(KeysetException.class, () -> find(Map.of()));

    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith(file + ": "), message);
    assertFalse(message.contains("rahasia"), message);
    assertEquals("{\"wrap\": \"rahasia", Files.readString(file));
  }

  @Test
  void takesTheOneInTheEnvironmentBeforeAnyFile() throws Exception {
    find(Map.of());
    Path elsewhere = databases.folder().resolve("elsewhere.json");
    MasterKeyset other = MasterKeyset.generate();
    other.writeNew(elsewhere);

    assertSame(other, find(Map.of("MASTER_KEYSET", Files.readString(elsewhere))));
    assertSame(other, find(Map.of("MASTER_KEYSET_FILE", elsewhere.toString())));
  }

  @Test
  void writesNoFileWhereTheEnvironmentHoldsTheKeyset() throws Exception {
    Path elsewhere = databases.folder().resolve("elsewhere.json");
    MasterKeyset.generate().writeNew(elsewhere);

    find(Map.of("MASTER_KEYSET", Files.readString(elsewhere)));

    assertFalse(Files.exists(file));
  }

  @Test
  void refusesABrokenOneInTheEnvironmentWithoutShowingIt() throws Exception {
    find(Map.of());

    KeysetException refused =
        assertThrows(KeysetException.class, () -> find(Map.of("MASTER_KEYSET", "rahasia")));

    String message = String.valueOf(refused.getMessage());
    assertTrue(message.startsWith("MASTER_KEYSET: "), message);
    assertFalse(message.contains("rahasia"), message);
  }
}
