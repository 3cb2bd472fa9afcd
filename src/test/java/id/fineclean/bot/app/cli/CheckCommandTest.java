package id.fineclean.bot.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.ContentFolders;
import java.nio.file.Files;
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
  void warnsOfClausesThatNobodyTaughtItToFind() throws Exception {
    Path folder = ContentFolders.copyTo(home.resolve("intents"));
    Path terms = folder.resolve("policies/terms/1.0.md");
    Files.writeString(
        terms, Files.readString(terms) + "\n- **Lain-lain:** Hal lain diatur nanti.\n");

    CommandRun run = CommandRun.of(CheckCommand::new, "", "--content", folder.toString());

    assertEquals(0, run.exit());
    assertTrue(run.err().startsWith("warning: "), run.err());
    assertTrue(run.err().contains("no questions for clause 8.1 of version 1.0"), run.err());
    assertEquals("no mistakes", run.out().strip());
  }

  @Test
  void warnsOfWhatHasNoEffectEvenBesideMistakes() throws Exception {
    Path folder = ContentFolders.copyTo(home.resolve("intents"));
    Path company = Files.move(folder.resolve("company.yaml"), folder.resolve("companny.yaml"));
    Path topic = Files.writeString(folder.resolve("topics/parking.yml"), "");
    Path texts = folder.resolve("replies/notice.yaml");
    int line = ContentFolders.append(texts, "anouncement: { id: Halo, en: Hello }");

    CommandRun run = CommandRun.of(CheckCommand::new, "", "--content", folder.toString());

    assertEquals(1, run.exit());
    assertEquals("1 mistakes", run.out().strip());
    assertTrue(run.err().contains("company.yaml: the file is missing"), run.err());
    assertTrue(run.err().contains("warning: " + company + ": nothing reads"), run.err());
    assertTrue(run.err().contains("warning: " + topic + ": nothing reads"), run.err());
    assertTrue(
        run.err().contains("warning: " + texts + ":" + line + ": anouncement: is never said"),
        run.err());
    assertEquals(3, run.err().lines().filter(it -> it.startsWith("warning: ")).count());
  }

  @Test
  void complainsOfAFolderThatIsNotThere() {
    CommandRun run =
        CommandRun.of(CheckCommand::new, "", "--content", home.resolve("nothing").toString());
    assertEquals(1, run.exit());
    assertTrue(run.err().contains("missing"), run.err());
  }
}
