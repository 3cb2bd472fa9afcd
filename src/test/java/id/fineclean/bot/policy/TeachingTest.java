package id.fineclean.bot.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.policy.search.Sample;
import id.fineclean.bot.testing.Folders;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sample questions of a document with two versions, the second with a clause inserted before 5.1.
class TeachingTest {
  private static final LocalDate FORMER = LocalDate.of(2026, 2, 1);
  private static final LocalDate LATTER = LocalDate.of(2026, 7, 1);

  @TempDir Path folder;

  @BeforeEach
  void writeTwoVersions() throws Exception {
    Folders.copy(Path.of("intents", "policies"), folder);
    Files.writeString(
        folder.resolve("privacy").resolve("1.1.md"),
        CorrespondenceTest.inserted()
            .replace("version: 1.0", "version: 1.1")
            .replace("effective: 2026-01-01", "effective: 2026-06-01"));
  }

  @Test
  void questionsGoWithWhatAClauseSays() throws Exception {
    PolicyLibrary library = library();
    String question = "data saya disimpan sampai kapan?";
    assertEquals("5.1", first(library, FORMER, question));
    assertEquals("5.2", first(library, LATTER, question));
  }

  @Test
  void buttonsGoWithWhatAClauseSays() throws Exception {
    PolicyLibrary library = library();
    PolicyVersion latter = library.policies().inForce("privacy", LATTER).orElseThrow();
    PolicyVersion former = library.policies().inForce("privacy", FORMER).orElseThrow();
    assertTrue(library.nextStep(former, new ClauseId(5, 2)).isPresent());
    assertTrue(library.nextStep(latter, new ClauseId(5, 3)).isPresent());
    assertTrue(library.nextStep(latter, new ClauseId(5, 2)).isEmpty());
  }

  @Test
  void aFurtherFileTeachesANewClauseByTheNewNumbers() throws Exception {
    write(
        """
        version: "1.1"
        clauses:
          "5.1":
            asks:
              - ada salinan cadangannya ga
              - datanya dibackup di mana
              - arsip data disimpan di kota mana
        """);
    PolicyLibrary library = library();
    assertEquals("5.1", first(library, LATTER, "arsip datanya disimpan di kota mana?"));
    Answer former =
        library.ask("privacy", FORMER, "arsip datanya disimpan di kota mana?").orElseThrow();
    assertFalse(former.answered(), "the former version has no such clause");
  }

  @Test
  void theVersionsOwnFileDecidesWhereTwoContradict() throws Exception {
    write(
        """
        version: "1.1"
        clauses:
          "5.1":
            asks: [servernya di mana]
        """);
    Policies policies = Policies.load(folder);
    List<PolicyVersion> versions = policies.versions("privacy");
    Teaching teaching = Teaching.read(folder.resolve("privacy"), versions);
    assertEquals(
        List.of(new Sample("5.1", true, "servernya di mana")),
        teaching.samples(versions.getLast(), versions).stream()
            .filter(sample -> sample.text().equalsIgnoreCase("servernya di mana"))
            .toList());
  }

  @Test
  void warnsAboutClausesWithoutQuestionsAndQuestionsWithoutClause() throws Exception {
    List<String> gaps = gaps(LATTER);
    assertEquals(1, gaps.size(), gaps.toString());
    assertTrue(gaps.getFirst().contains("no questions for clause 5.1 of version 1.1"));
    assertEquals(1, gaps(FORMER).size(), "the version to come is looked at too");

    Path latter = folder.resolve("privacy").resolve("1.1.md");
    Files.writeString(
        latter, Files.readString(latter).replaceAll("- \\*\\*Mengakses Data.*\\n", ""));
    assertTrue(
        gaps(LATTER).stream()
            .anyMatch(gap -> gap.contains("clause 6.1 of version 1.0 is not in version 1.1")),
        gaps(LATTER).toString());
  }

  @Test
  void warnsAboutADocumentWithoutAnyQuestions() throws Exception {
    Folders.copy(Path.of("src", "test", "resources", "policies", "own"), folder);
    assertTrue(
        gaps(LATTER).stream().anyMatch(gap -> gap.contains("kupon: no questions.yaml here")),
        gaps(LATTER).toString());
  }

  @Test
  void severalVersionsNeedToKnowWhoseNumbersAFileUses() throws Exception {
    Path questions = folder.resolve("privacy").resolve("questions.yaml");
    Files.writeString(questions, Files.readString(questions).replace("version: \"1.0\"\n", ""));
    assertProblem("'version' must name the version whose clause numbers these are");
    write("version: \"3.0\"\nclauses: {}\n");
    assertProblem("questions-1.1.yaml:1: 'version' must name");
  }

  @Test
  void aClauseThatTheVersionDoesNotHaveIsAMistake() throws Exception {
    write("version: \"1.1\"\nclauses:\n  \"5.4\":\n    asks: [apa saja]\n");
    assertProblem("questions-1.1.yaml:4: version 1.1 has no clause '5.4'");
  }

  private List<String> gaps(LocalDate day) throws ContentException {
    return PolicyLibrary.gaps(folder, day).stream().map(ContentProblem::toString).toList();
  }

  private void assertProblem(String part) {
    ContentException mistakes =
        assertThrows(ContentException.class, () -> PolicyLibrary.check(folder, intent -> true));
    assertTrue(mistakes.toString().contains(part), mistakes.toString());
  }

  private void write(String questions) throws Exception {
    Files.writeString(folder.resolve("privacy").resolve("questions-1.1.yaml"), questions);
  }

  private PolicyLibrary library() throws Exception {
    return PolicyLibrary.load(folder, Vocabulary.read(Path.of("intents", "vocabulary.yaml")));
  }

  private static String first(PolicyLibrary library, LocalDate day, String question) {
    Answer answer = library.ask("privacy", day, question).orElseThrow();
    return answer.clauses().getFirst().clause().id().toString();
  }
}
