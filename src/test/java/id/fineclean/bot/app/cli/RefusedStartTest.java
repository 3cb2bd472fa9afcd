package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.Stores;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.Vault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator reads who starts the bot on data of which a part is gone.
class RefusedStartTest {
  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Path data;

  @BeforeEach
  void install() throws Exception {
    data = folder.resolve("data");
    MasterKeyset master = MasterKeyset.generate();
    try (Stores stores = Stores.open(data, Optional.empty())) {
      new Vault(stores.keys(), master).createKey(1, Instant.EPOCH);
      stores.main().write(t -> t.update("INSERT INTO customer (id, created_at) VALUES (1, 0)"));
    }
    master.writeNew(data.resolve("master-keyset.json"));
  }

  @Test
  void withoutTheKeysAndTheKeysetNothingIsMadeInTheirPlace() throws Exception {
    Files.delete(data.resolve("keys.db"));
    Files.delete(data.resolve("master-keyset.json"));
    refuses("The bot does not start on this data. " + data.resolve("keys.db") + " is missing");
    assertFalse(Files.exists(data.resolve("keys.db")));
    assertFalse(Files.exists(data.resolve("master-keyset.json")));
  }

  @Test
  void aDamagedDatabaseIsNamedWithTheRemedy() throws Exception {
    Files.writeString(data.resolve("fineclean.db"), "no database ".repeat(5_000));
    refuses(data.resolve("fineclean.db") + " is damaged");
  }

  private void refuses(String words) throws Exception {
    CommandProcess ended =
        CommandProcess.run(
            folder,
            Map.of(
                "DATA_DIR",
                data.toString(),
                "CONTENT_DIR",
                Path.of("intents").toAbsolutePath().toString(),
                "PORT",
                "0"),
            "serve");
    assertEquals(1, ended.exitCode(), ended.err());
    assertTrue(ended.err().contains(words), ended.err());
    assertFalse(ended.err().contains("\tat "), ended.err());
  }
}
