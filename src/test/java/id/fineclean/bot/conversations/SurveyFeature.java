package id.fineclean.bot.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import id.fineclean.bot.conversation.Expects;
import id.fineclean.bot.conversation.Feature;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.conversation.Occasion;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.conversation.TurnProcessor.Asking;
import id.fineclean.bot.understanding.Asked;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A small feature of its own: asks once how a visit was, and keeps the answer in its own table.
final class SurveyFeature implements Feature {
  static final String TABLE =
      "CREATE TABLE survey (conversation_id BIGINT PRIMARY KEY, answer TEXT)";

  private final Base base;

  SurveyFeature(Base base) {
    this.base = base;
  }

  @Override
  public List<Flow> flows() {
    return List.of(new SurveyFlow());
  }

  @Override
  public List<Job> jobs() {
    return List.of(new Job("survey", Duration.ofHours(1), this::ask));
  }

  private List<Long> ask() {
    return base
        .database()
        .read(
            transaction ->
                transaction.list(
                    "SELECT id FROM conversation WHERE id NOT IN (SELECT conversation_id FROM"
                        + " survey)",
                    row -> row.int64(1)))
        .stream()
        .filter(chat -> base.asks().ask(chat, occasion(chat)) == Asking.ASKED)
        .toList();
  }

  private static Occasion occasion(long chat) {
    return new Occasion(
        "survey",
        "visit",
        Optional.empty(),
        transaction -> transaction.update("INSERT INTO survey VALUES (?, NULL)", chat));
  }

  private static final class SurveyFlow implements Flow {
    @Override
    public String id() {
      return "survey";
    }

    @Override
    public Set<String> intents() {
      return Set.of();
    }

    @Override
    public Outcome begin(Turn turn) {
      return new Outcome.Ask(
          new Question(
              "how",
              Expects.of(Asked.CONFIRMATION),
              "Bagaimana kunjungannya, Kak?",
              List.of(
                  new Question.Option("good", "Puas"), new Question.Option("bad", "Kurang puas"))),
          NullNode.getInstance());
    }

    @Override
    public Outcome advance(Turn turn, JsonNode memory) {
      if (turn.pick().isEmpty()) {
        return new Outcome.Unclear();
      }
      String answer = turn.pick().get();
      turn.effect(
          transaction ->
              transaction.update(
                  "UPDATE survey SET answer = ? WHERE conversation_id = ?",
                  answer,
                  turn.customer().conversationId()));
      turn.sayText("Terima kasih jawabannya.");
      return new Outcome.Done();
    }

    @Override
    public Outcome resume(Turn turn, JsonNode memory) {
      return begin(turn);
    }

    @Override
    public void stop(Turn turn, JsonNode memory) {
      turn.sayText("Baik.");
    }
  }
}
