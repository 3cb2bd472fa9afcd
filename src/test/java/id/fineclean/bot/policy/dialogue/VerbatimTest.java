package id.fineclean.bot.policy.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.conversation.Turns;
import id.fineclean.bot.policy.Clause;
import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyQuestions;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.policy.notice.NoticeTexts;
import id.fineclean.bot.testing.Folders;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told is the clause's own text, as it stood on the day asked: for every clause of every
/// version of every document.
class VerbatimTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

  @TempDir static Path folder;

  private static TestDatabases databases;
  private static PolicyLibrary library;
  private static PolicyFlow flow;

  @BeforeAll
  static void open() throws Exception {
    Folders.copy(Path.of("intents/policies"), folder);
    Folders.copy(Path.of("src/test/resources/policies/next"), folder);
    databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE);
    library = PolicyLibrary.load(folder, Vocabulary.read(Path.of("intents/vocabulary.yaml")));
    PolicyLinks links = new PolicyLinks("https://example.test");
    flow =
        new PolicyFlow(
            library,
            new PolicyQuestions(databases.main()),
            customer -> Optional.empty(),
            links,
            new NoticeTexts(Turns.replies(), links, "CONTOH"),
            ZONE);
  }

  @AfterAll
  static void close() {
    databases.close();
  }

  @Test
  void everyClauseIsReadInTheWordsOfTheVersionOfTheDay() {
    int read = 0;
    for (PolicyVersion version : versions()) {
      for (Clause clause : version.clauses()) {
        String told = told(version, "bacakan pasal " + clause.id());
        assertTrue(told.contains("\n\n" + clause.text() + "\n\n"), told);
        assertTrue(told.contains("§" + clause.id() + ", " + clause.title()), told);
        assertTrue(told.contains("versi " + version.version() + ", berlaku sejak"), told);
        read++;
      }
    }
    assertTrue(read > 80, "clauses: " + read);
  }

  @Test
  void everySectionIsReadInTheWordsOfTheVersionOfTheDay() {
    for (PolicyVersion version : versions()) {
      for (int section : version.sections().keySet()) {
        String told = told(version, "bacakan bagian " + section);
        assertTrue(told.contains("\n\n" + version.sectionText(section) + "\n\n"), told);
      }
    }
  }

  /// Asked in its own words, each clause is found, and what is found is part of the published text.
  @Test
  void everyAnswerIsPartOfTheClauseInForceOnTheDayAsked() {
    for (PolicyVersion version : versions()) {
      Set<String> found = new HashSet<>();
      for (Clause clause : version.clauses()) {
        library
            .ask(version.document(), version.effective(), clause.title() + " " + clause.text())
            .orElseThrow()
            .clauses()
            .forEach(
                answer -> {
                  Clause then = version.clause(answer.clause().id()).orElseThrow();
                  assertTrue(then.text().contains(answer.clause().text()));
                  answer
                      .clause()
                      .text()
                      .lines()
                      .forEach(line -> assertTrue(version.text().contains(line), line));
                  found.add(then.id().toString());
                });
      }
      assertEquals(
          version.clauses().stream()
              .map(clause -> clause.id().toString())
              .filter(id -> !found.contains(id))
              .toList(),
          List.of(),
          "clauses of " + version.key() + " that no answer held");
    }
  }

  private static List<PolicyVersion> versions() {
    return library.policies().all().values().stream().flatMap(List::stream).toList();
  }

  /// On the first day of a version.
  private static String told(PolicyVersion version, String question) {
    LocalDate day = version.effective();
    Instant noon = day.atTime(12, 0).atZone(ZONE).toInstant();
    String document = version.document().equals("terms") ? " syarat dan ketentuan" : "";
    Turn turn = Turns.text(noon, question + document);
    flow.begin(turn);
    return String.join("\n\n", Turns.said(turn));
  }
}
