package id.fineclean.bot.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
  @TempDir private Path home;

  private Path copy() throws IOException {
    return ContentFolders.copyTo(home.resolve("intents"));
  }

  private static ContentProblem only(Path folder) {
    List<ContentProblem> problems = Content.problems(folder, Features.ALL);
    assertEquals(1, problems.size(), problems.toString());
    return problems.getFirst();
  }

  private static void assertOnly(Path folder, Path file, int line, String beginning) {
    ContentProblem problem = only(folder);
    assertEquals(file, problem.file());
    assertEquals(line, problem.line());
    assertTrue(problem.message().startsWith(beginning), problem.message());
  }

  @Test
  void findsTheShippedContentSound() {
    assertEquals(List.of(), Content.problems(ContentFolders.SHIPPED, Features.ALL));
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
    List<ContentProblem> problems = Content.problems(folder, Features.ALL);
    assertTrue(
        problems.stream().anyMatch(problem -> problem.file().equals(folder.resolve(name))),
        problems.toString());
  }

  @Test
  void findsAPlaceholderThatNothingFills() throws IOException {
    Path folder = copy();
    Path topic = folder.resolve("topics/ask_career.yaml");
    ContentFolders.replace(topic, "{company}", "{compani}");
    assertOnly(folder, topic, 0, "answer: unknown placeholders [compani]");
  }

  @Test
  void findsAWebsiteThatNobodyCanOpen() throws IOException {
    Path folder = copy();
    Path company = folder.resolve("company.yaml");
    ContentFolders.replace(company, "website: https://", "website: ");
    assertTrue(only(folder).message().startsWith("contacts.website: "), only(folder).toString());
    assertTrue(only(folder).line() > 0, only(folder).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "booking.reminder_two_hour, time, whatsapp.booking.reminder_two_hour: no notice is called this",
    "booking.reminder_two_hours, price, 'whatsapp.booking.reminder_two_hours.variables[1]: no such'"
  })
  void findsATemplateThatWouldReachNobody(String notice, String variable, String mistake)
      throws IOException {
    Path folder = copy();
    Path templates =
        Files.writeString(
            folder.resolve("templates.yaml"),
            """
            whatsapp:
              %s:
                content_sid: HX00000000000000000000000000000000
                variables: [%s]
            """
                .formatted(notice, variable));
    assertEquals(templates, only(folder).file());
    assertTrue(only(folder).line() >= 3, only(folder).toString());
    assertTrue(only(folder).message().startsWith(mistake), only(folder).toString());
    assertThrows(ContentException.class, () -> Content.load(folder, home.resolve("cache")));
  }

  @Test
  void takesEveryVariableThatTheCommentsName() throws IOException {
    Path folder = copy();
    Path templates = folder.resolve("templates.yaml");
    StringBuilder yaml = new StringBuilder("whatsapp:\n");
    for (String line : Files.readAllLines(templates)) {
      Matcher notice = Pattern.compile("#   ([a-z_.]+): +([a-z, ]+)").matcher(line);
      if (notice.matches()) {
        yaml.append("  %s:\n    content_sid: HX%s\n".formatted(notice.group(1), "0".repeat(32)));
        yaml.append("    variables: [%s]\n".formatted(notice.group(2)));
      }
    }
    assertEquals(3, yaml.toString().split("content_sid", -1).length - 1, yaml.toString());
    Files.writeString(templates, yaml);
    assertEquals(List.of(), Content.problems(folder, Features.ALL));
  }

  @Test
  void findsTheSameExampleUnderTwoTopics() throws IOException {
    Path folder = copy();
    Path topic = folder.resolve("topics/thank.yaml");
    int line = ContentFolders.append(topic, "  - CARI kerja!");
    assertOnly(folder, topic, line, "contradicts the same example in ask_career.yaml:");
  }

  @Test
  void aMistakeOfTheCompanysHidesNoneOfTheTopics() throws IOException {
    Path folder = copy();
    int company = ContentFolders.append(folder.resolve("company.yaml"), "made_up_key: 1");
    Path topic = folder.resolve("topics/thank.yaml");
    int line = ContentFolders.append(topic, "  - CARI kerja!");

    List<ContentProblem> problems = Content.problems(folder, Features.ALL);
    assertEquals(2, problems.size(), problems.toString());
    assertTrue(company <= problems.getFirst().line(), problems.toString());
    assertEquals(topic, problems.getLast().file());
    assertEquals(line, problems.getLast().line());
    assertEquals(
        problems,
        assertThrows(ContentException.class, () -> Content.load(folder, home.resolve("cache")))
            .problems());
  }

  @Test
  void aMistakeOfATopicsHidesNoneOfTheDocuments() throws IOException {
    Path folder = copy();
    ContentFolders.append(folder.resolve("topics/thank.yaml"), "made_up_key: 1");
    Path questions = folder.resolve("policies/terms/questions.yaml");
    ContentFolders.append(questions, "made_up_key: 1");

    List<ContentProblem> problems = Content.problems(folder, Features.ALL);
    assertEquals(2, problems.size(), problems.toString());
    assertTrue(problems.stream().anyMatch(it -> it.file().equals(questions)), problems.toString());
  }

  @Test
  void findsAnExampleWithoutWords() throws IOException {
    Path folder = copy();
    Path topic = folder.resolve("topics/thank.yaml");
    int line = ContentFolders.append(topic, "  - \"-\"");
    assertOnly(folder, topic, line, "an example without words");
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
    List<ContentProblem> problems = Content.problems(folder, Features.ALL);
    assertEquals(3, problems.size(), problems.toString());
  }
}
