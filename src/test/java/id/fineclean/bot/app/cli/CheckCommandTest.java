package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.ContentFolders;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class CheckCommandTest {
  @TempDir private Path home;

  @Test
  void findsTheShippedContentSound() {
    assertEquals(
        new CommandRun(0, "no mistakes" + System.lineSeparator(), ""),
        CommandRun.of(CheckCommand::new, ""));
  }

  @Test
  void namesEveryMistakeWithFileAndLine() throws Exception {
    Path folder = ContentFolders.copyTo(home.resolve("intents"));
    Path words = folder.resolve("dialogue.yaml");
    Path thanks = folder.resolve("topics/thank.yaml");
    int first = ContentFolders.append(words, "made_up_key: 1");
    int second = ContentFolders.append(thanks, "  - cari kerja");

    CommandRun run = CommandRun.of(CheckCommand::new, "", "--content", folder.toString());

    assertEquals(1, run.exit());
    assertTrue(run.err().contains(words + ":" + first + ": "), run.err());
    assertTrue(run.err().contains(thanks + ":" + second + ": "), run.err());
    assertEquals("2 mistakes", run.out().strip());
  }

  @Test
  void complainsOfAFolderThatIsNotThere() {
    CommandRun run =
        CommandRun.of(CheckCommand::new, "", "--content", home.resolve("nothing").toString());
    assertEquals(1, run.exit());
    assertTrue(run.err().contains("missing"), run.err());
  }
}
