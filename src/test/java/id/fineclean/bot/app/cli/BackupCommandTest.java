package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.Settings;
import id.fineclean.bot.app.Stores;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.vault.Vault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BackupCommandTest {
  private final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Settings settings;

  @BeforeEach
  void install() throws Exception {
    Path data = folder.resolve("data");
    settings = Settings.read(Map.of("DATA_DIR", data.toString()));
    MasterKeyset master = MasterKeyset.generate();
    try (Stores stores = Stores.open(data, Optional.empty())) {
      new Vault(stores.keys(), master).createKey(1, clock.instant());
      stores.main().write(t -> t.update("INSERT INTO customer (id, created_at) VALUES (1, 0)"));
    }
    master.writeNew(settings.masterKeysetFile());
  }

  @Test
  void aBackupIsMadeLookedThroughAndPutBack() {
    String backup = folder.resolve("backup").toString();
    assertEquals(0, backup("--to", backup), err.toString());
    assertTrue(out.toString().startsWith("Backed up and verified: 1 customers, "), out.toString());
    assertTrue(out.toString().contains("the master keyset opens it"), out.toString());
    assertEquals(0, backup("verify", backup), err.toString());
    assertTrue(out.toString().contains("Whole: 1 customers, "), out.toString());
    assertEquals(0, restore(backup), err.toString());
    assertTrue(out.toString().contains("before-restore-20261122_030000"), out.toString());
    assertTrue(out.toString().contains("outbox --troubles"), out.toString());
  }

  @Test
  void whatCannotBeDoneIsSaidInALine() throws Exception {
    Files.createDirectories(folder.resolve("empty"));
    assertEquals(1, backup("verify", folder.resolve("empty").toString()));
    assertEquals(1, restore(folder.resolve("none").toString()));
    assertEquals(2, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().lines().allMatch(line -> line.startsWith("Not done: ")));
    assertEquals(2, backup());
    assertEquals(0, backup("--help"));
  }

  private int backup(String... arguments) {
    return run(new BackupCommand(() -> settings, clock), arguments);
  }

  private int restore(String... arguments) {
    return run(new RestoreCommand(() -> settings, clock), arguments);
  }

  private int run(Object command, String... arguments) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
