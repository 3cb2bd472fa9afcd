package id.fineclean.bot.policy;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.testing.StoreContract;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyQuestionsTest extends StoreContract {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  @Test
  void countsTheSameQuestionOnceAndTheMostAskedComesFirst() throws Exception {
    var questions = new PolicyQuestions(database());
    add(questions, "servernya di mana", "3.1");
    add(questions, "berapa hari persisnya", "5.1");
    add(questions, "berapa hari persisnya", "5.1");
    List<PolicyQuestions.Entry> open = questions.open(10);
    assertEquals(
        List.of("berapa hari persisnya", "servernya di mana"),
        open.stream().map(PolicyQuestions.Entry::question).toList());
    assertEquals(2, open.getFirst().times());
    assertEquals("5.1", open.getFirst().nearest());
    assertEquals(Instant.parse("2026-11-22T00:00:00Z"), open.getFirst().lastAt(), "the day alone");
    assertEquals(0, number("SELECT MAX(first_at % 86400000) FROM policy_question"));
  }

  @Test
  void forgetsAClosedQuestion() throws Exception {
    var questions = new PolicyQuestions(database());
    add(questions, "servernya di mana", "");
    long id = questions.open(1).getFirst().id();
    assertTrue(questions.close(id));
    assertFalse(questions.close(id));
    assertEquals(List.of(), questions.open(10));
  }

  @Test
  void momentsKeptBeforeBecomeDays() throws Exception {
    add(new PolicyQuestions(database()), "servernya di mana", "");
    update("UPDATE policy_question SET first_at = 1795316645678, last_at = 1795403045678");
    try (InputStream sql =
        getClass().getResourceAsStream("/db/main/V22__policy_question_days.sql")) {
      update(new String(requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8));
    }
    assertEquals(1795305600000L, number("SELECT first_at FROM policy_question"));
    assertEquals(1795392000000L, number("SELECT last_at FROM policy_question"));
  }

  @Test
  void closedAndRareQuestionsGoWhenThereAreTooMany() throws Exception {
    var questions = new PolicyQuestions(database());
    add(questions, "lama", "");
    add(questions, "sering", "");
    add(questions, "sering", "");
    add(questions, "selesai", "");
    update("UPDATE policy_question SET status = 'closed', times = 9 WHERE question = 'selesai'");
    PolicyVersion version = version();
    database()
        .write(
            transaction -> {
              for (int i = 0; i < PolicyQuestions.MOST + 2 * PolicyQuestions.LOOK_EVERY; i++) {
                questions.add(transaction, version, "kata " + i, "", NOW);
              }
              return 0;
            });
    long kept = number("SELECT COUNT(*) FROM policy_question");
    assertTrue(
        kept >= PolicyQuestions.MOST && kept < PolicyQuestions.MOST + PolicyQuestions.LOOK_EVERY,
        "kept " + kept);
    assertEquals(1, number("SELECT COUNT(*) FROM policy_question WHERE question = 'sering'"));
    assertEquals(
        0, number("SELECT COUNT(*) FROM policy_question WHERE question IN ('lama', 'selesai')"));
  }

  private static PolicyVersion version() throws Exception {
    return Policies.load(Path.of("intents/policies")).version("privacy", "1.0").orElseThrow();
  }

  private void add(PolicyQuestions questions, String text, String nearest) throws Exception {
    PolicyVersion version = version();
    database()
        .write(
            transaction -> {
              questions.add(transaction, version, text, nearest, NOW);
              return true;
            });
  }
}
