package id.fineclean.bot.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.testing.StoreContract;
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

  private void add(PolicyQuestions questions, String text, String nearest) throws Exception {
    PolicyVersion version =
        Policies.load(Path.of("intents/policies")).version("privacy", "1.0").orElseThrow();
    database()
        .write(
            transaction -> {
              questions.add(transaction, version, text, nearest, NOW);
              return true;
            });
  }
}
