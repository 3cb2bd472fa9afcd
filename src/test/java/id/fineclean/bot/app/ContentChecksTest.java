package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.content.ContentProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentChecksTest {
  @TempDir private Path home;

  private Path copy() throws IOException {
    return ContentFolders.copyTo(home.resolve("intents"));
  }

  private static ContentProblem only(Path folder) {
    List<ContentProblem> problems = ContentChecks.run(folder);
    assertEquals(1, problems.size(), problems.toString());
    return problems.getFirst();
  }

  @Test
  void findsTheShippedContentSound() {
    assertEquals(List.of(), ContentChecks.run(ContentFolders.SHIPPED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "company.yaml",
        "catalogue.yaml",
        "crews.yaml",
        "dialogue.yaml",
        "templates.yaml",
        "vocabulary.yaml",
        "topics/greet.yaml",
        "policies/privacy/questions.yaml"
      })
  void namesFileAndLineOfAnUnknownKey(String name) throws IOException {
    Path folder = copy();
    int line = ContentFolders.append(folder.resolve(name), "made_up_key: 1");
    ContentProblem problem = only(folder);
    assertEquals(folder.resolve(name), problem.file());
    // The parser tells where it was when it noticed, which may be the end of the file.
    assertTrue(problem.line() == line || problem.line() == line + 1, problem.toString());
    assertTrue(problem.message().contains("made_up_key"), problem.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "company.yaml",
        "catalogue.yaml",
        "crews.yaml",
        "dialogue.yaml",
        "templates.yaml",
        "vocabulary.yaml"
      })
  void missesNoFile(String name) throws IOException {
    Path folder = copy();
    Files.delete(folder.resolve(name));
    List<ContentProblem> problems = ContentChecks.run(folder);
    assertTrue(
        problems.stream().anyMatch(problem -> problem.file().equals(folder.resolve(name))),
        problems.toString());
  }

  @Test
  void findsAPlaceholderThatNothingFills() throws IOException {
    Path folder = copy();
    Path topic = folder.resolve("topics/ask_career.yaml");
    ContentFolders.replace(topic, "{company}", "{compani}");
    ContentProblem problem = only(folder);
    assertEquals(topic, problem.file());
    assertEquals("answer: unknown placeholders [compani]", problem.message());
  }

  @Test
  void findsTheSameExampleUnderTwoTopics() throws IOException {
    Path folder = copy();
    Path topic = folder.resolve("topics/thank.yaml");
    int line = ContentFolders.append(topic, "  - CARI kerja!");
    ContentProblem problem = only(folder);
    assertEquals(topic, problem.file());
    assertEquals(line, problem.line());
    assertTrue(
        problem.message().startsWith("contradicts the same example in ask_career.yaml:"),
        problem.message());
  }

  @Test
  void findsAnExampleWithoutWords() throws IOException {
    Path folder = copy();
    int line = ContentFolders.append(folder.resolve("topics/thank.yaml"), "  - \"-\"");
    ContentProblem problem = only(folder);
    assertEquals(line, problem.line());
    assertEquals("an example without words", problem.message());
  }

  @Test
  void findsAButtonThatLeadsNowhere() throws IOException {
    Path folder = copy();
    Path questions = folder.resolve("policies/terms/questions.yaml");
    ContentFolders.replace(questions, "intent: reschedule_booking", "intent: made_up");
    assertTrue(only(folder).toString().contains("made_up"), only(folder).toString());
  }

  @Test
  void tellsTheMistakesOfAllFilesAtOnceAndEachOnce() throws IOException {
    Path folder = copy();
    ContentFolders.append(folder.resolve("company.yaml"), "made_up_key: 1");
    ContentFolders.append(folder.resolve("crews.yaml"), "made_up_key: 1");
    ContentFolders.append(folder.resolve("dialogue.yaml"), "made_up_key: 1");
    List<ContentProblem> problems = ContentChecks.run(folder);
    assertEquals(3, problems.size(), problems.toString());
  }
}
