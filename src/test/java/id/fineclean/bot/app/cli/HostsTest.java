package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with a machine is told in a sentence that says what to do.
final class HostsTest {
  private static final String CONTENT = Path.of("intents").toAbsolutePath().toString();

  @TempDir Path folder;

  private static void assertAdvice(CommandProcess ended, int exitCode, String advice) {
    assertEquals(exitCode, ended.exitCode(), ended.err());
    assertTrue(ended.err().contains(advice), ended.err());
    assertFalse(ended.err().contains("\tat "), "a stack trace: " + ended.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"queue", "outbox --troubles", "questions", "misses", "notices"})
  void aCommandThatReadsBeginsNoDatabase(String command) throws Exception {
    Path data = folder.resolve("dtaa");
    CommandProcess ended =
        CommandProcess.run(folder, Map.of("DATA_DIR", data.toString()), command.split(" "));
    assertAdvice(ended, 1, "there is none in " + data + ". Has the bot been started yet");
    assertFalse(Files.exists(data));
  }

  @Test
  void mistakesInTheFileOfSettingsAreToldByTheirLines() throws Exception {
    Files.writeString(folder.resolve(".env"), "PORT=7071\nTELEGRAM_TOKEN='s3cret'\nHOST=\"\n");
    CommandProcess ended = CommandProcess.run(folder, Map.of());
    assertAdvice(
        ended, 2, ".env line 2: TELEGRAM_TOKEN is no setting; is TELEGRAM_BOT_TOKEN meant?");
    assertAdvice(ended, 2, ".env line 3: HOST: a quote is not closed");
    assertFalse((ended.out() + ended.err()).contains("s3cret"));
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path data = Files.createFile(folder.resolve("file")).resolve("data");
    CommandProcess ended =
        CommandProcess.run(
            folder, Map.of("DATA_DIR", data.toString(), "CONTENT_DIR", CONTENT), "serve");
    assertAdvice(ended, 1, "the folder " + data + " cannot be created by ");
  }

  @Test
  void theNativeLibraryNeedsNoTemporaryFolderAndLeavesNothing() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path none = folder.resolve("no-temporary-folder");
    CommandProcess ended =
        CommandProcess.run(
            folder,
            Map.of("DATA_DIR", data.toString(), "CONTENT_DIR", "nowhere"),
            List.of("-Djava.io.tmpdir=" + none),
            "",
            "serve");
    assertAdvice(ended, 1, "company.yaml");
    assertTrue(Files.exists(data.resolve("fineclean.db")), "SQLite was used");
    try (var left = Files.list(data.resolve("cache"))) {
      assertEquals(List.of(), left.toList());
    }
  }
}
