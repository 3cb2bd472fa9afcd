package id.fineclean.bot.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.understanding.text.Vocabulary;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Measures the search on questions it has never seen; the figures are printed.
class PolicySearchTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final HeldOutQuestions HELD_OUT =
      HeldOutQuestions.read(Path.of("src/test/resources/held-out/policy.tsv"));

  /// About the sections' own sentences, which the held-out questions pass over.
  private static final HeldOutQuestions SECTIONS =
      HeldOutQuestions.read(Path.of("src/test/resources/policy/section-questions.tsv"));

  private static PolicyLibrary library;

  @BeforeAll
  static void load() throws Exception {
    Vocabulary vocabulary = Vocabulary.read(Path.of("intents/vocabulary.yaml"));
    long started = System.nanoTime();
    library = PolicyLibrary.load(Path.of("intents/policies"), vocabulary);
    report("built in ms", (System.nanoTime() - started) / 1e6);
  }

  @Test
  void putsTheRightClauseFirst() {
    assertReaches(
        "right clause first", 0.90, share(HELD_OUT.answerable(), question -> rank(question) == 0));
  }

  @Test
  void showsTheRightClauseAmongThree() {
    assertReaches(
        "right clause shown", 0.97, share(HELD_OUT.answerable(), question -> rank(question) >= 0));
  }

  @Test
  void refusesWhatNoClauseAnswers() {
    assertReaches(
        "refused",
        0.88,
        share(HELD_OUT.unanswerable(), question -> !ask(question.text()).answered()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "???",
        "😂😂😂",
        "qwerty asdf zxcv",
        "lorem ipsum dolor sit amet",
        "apakah ikan bernafas dengan insang",
        "jelaskan teori relativitas einstein",
        "bagaimana cara memasak nasi goreng",
      })
  void refusesWhatIsAboutNothingOfIt(String question) {
    assertEquals(List.of(), ask(question).clauses());
  }

  @Test
  void findsEveryClauseAskedForByTenDifferentQuestions() {
    Map<String, Integer> found = new TreeMap<>();
    List<HeldOutQuestions.Question> questions = new ArrayList<>(HELD_OUT.answerable());
    questions.addAll(SECTIONS.all());
    for (HeldOutQuestions.Question question : questions) {
      ask(question.text()).clauses().stream()
          .map(one -> one.clause().id().toString())
          .filter(question.clauses()::contains)
          .forEach(id -> found.merge(id, 1, Integer::sum));
    }
    System.out.println("policy search: questions that found each clause " + found);
    for (Clause clause : library.policies().version("privacy", "1.0").orElseThrow().clauses()) {
      String id = clause.id().toString();
      assertTrue(found.getOrDefault(id, 0) >= 10, id + " is found by " + found.get(id));
    }
  }

  @Test
  void answersOnlyWithTextOfTheClauseInForce() {
    for (String document : library.policies().documents()) {
      for (PolicyVersion version : library.policies().versions(document)) {
        for (Clause clause : version.clauses()) {
          Answer answer = library.ask(document, version.effective(), clause.text()).orElseThrow();
          assertEquals(version, answer.source());
          answer
              .clauses()
              .forEach(
                  found ->
                      assertTrue(
                          version
                              .text()
                              .lines()
                              .toList()
                              .containsAll(found.clause().text().lines().toList())));
        }
      }
    }
  }

  @Tag("timed")
  @Test
  void takesLittleTime() {
    List<HeldOutQuestions.Question> all = HELD_OUT.all();
    double[] micros = new double[all.size()];
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < all.size(); i++) {
        long started = System.nanoTime();
        ask(all.get(i).text());
        micros[i] = (System.nanoTime() - started) / 1e3;
      }
    }
    Arrays.sort(micros);
    report("median microseconds a question", micros[micros.length / 2]);
    assertTrue(micros[micros.length / 2] < 2_000);
  }

  private static int rank(HeldOutQuestions.Question question) {
    List<String> found =
        ask(question.text()).clauses().stream().map(one -> one.clause().id().toString()).toList();
    for (int i = 0; i < found.size(); i++) {
      if (question.clauses().contains(found.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static Answer ask(String question) {
    return library.ask("privacy", DAY, question).orElseThrow();
  }

  private static double share(
      List<HeldOutQuestions.Question> questions, Predicate<HeldOutQuestions.Question> right) {
    return (double) questions.stream().filter(right).count() / questions.size();
  }

  private static void assertReaches(String what, double bar, double measured) {
    report(what, measured);
    assertTrue(measured >= bar, what + " " + measured + " is below " + bar);
  }

  private static void report(String what, double value) {
    System.out.printf("policy search: %s %.3f%n", what, value);
  }
}
