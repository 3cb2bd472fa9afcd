package id.fineclean.bot.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import id.fineclean.bot.command.CommandBase;
import id.fineclean.bot.content.ContentPart;
import id.fineclean.bot.content.ContentParts;
import id.fineclean.bot.content.Entry;
import id.fineclean.bot.conversation.Expects;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.conversation.Occasion;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.conversation.TurnProcessor.Asking;
import id.fineclean.bot.feature.Feature;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.vault.PersonalField;
import id.fineclean.bot.vault.Vault;
import id.fineclean.bot.web.Routes;
import id.fineclean.bot.web.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// A small feature of its own: asks once how a visit was, some hours after the customer wrote, and
/// keeps the answer in its own table. In the program, that table would have its migration.
final class SurveyFeature implements Feature {
  static final String TABLE =
      "CREATE TABLE survey (conversation_id BIGINT PRIMARY KEY, answer_enc BLOB)";
  static final String FILE = "survey.yaml";
  private static final PersonalField ANSWER =
      new PersonalField("survey", "answer_enc", "how a visit was");

  /// `survey.yaml`: how long after somebody wrote they are asked.
  record Pause(int hours) {}

  @Override
  public List<String> replies() {
    return List.of("survey");
  }

  @Override
  public Set<String> notices() {
    return Set.of("survey.how");
  }

  @Override
  public List<ContentPart<?>> content() {
    return List.of(
        new ContentPart<>(
            Pause.class,
            List.of(FILE),
            (folder, _) ->
                Entry.read(
                    folder.resolve(FILE), keys -> new Pause(keys.get("hours").count(1, 100)))));
  }

  @Override
  public Map<String, String> facts(ContentParts content, Language language) {
    return Map.of("survey_hours", String.valueOf(content.get(Pause.class).hours()));
  }

  @Override
  public List<PersonalField> personal() {
    return List.of(ANSWER);
  }

  @Override
  public List<Callable<Integer>> commands(CommandBase base) {
    return List.of(new SurveysCommand(base));
  }

  @Command(name = "surveys")
  private record SurveysCommand(CommandBase base) implements Callable<Integer> {
    @Override
    public Integer call() {
      try (Database database = base.database().open()) {
        return (int) asked(database);
      }
    }
  }

  private static long asked(Database database) {
    return database.read(
        transaction ->
            transaction.first("SELECT COUNT(*) FROM survey", row -> row.int64(1)).orElse(0L));
  }

  @Override
  public Installed install(Base base) {
    return new Surveys(base);
  }

  static String answer(Vault vault, long customer, long chat, byte[] stored) {
    return vault.decryptText(customer, ANSWER.at(chat), stored);
  }

  private record Surveys(Base base) implements Installed {
    @Override
    public Repertoire repertoire(ContentParts content) {
      return Repertoire.of(new SurveyFlow(base));
    }

    @Override
    public List<Job> jobs() {
      return List.of(new Job("survey", Duration.ofHours(1), this::ask));
    }

    @Override
    public List<Routes> routes(Site site) {
      return List.of(
          routes -> routes.get("/survei", ctx -> ctx.result("asked: " + asked(base.database()))));
    }

    private List<Long> ask() {
      Instant before =
          base.clock()
              .instant()
              .minus(Duration.ofHours(base.content().get().get(Pause.class).hours()));
      return base
          .database()
          .read(
              transaction ->
                  transaction.list(
                      "SELECT conversation_id FROM inbox GROUP BY conversation_id"
                          + " HAVING MAX(received_at) <= ? AND conversation_id NOT IN"
                          + " (SELECT conversation_id FROM survey)",
                      row -> row.int64(1),
                      before))
          .stream()
          .filter(chat -> base.asks().ask(chat, occasion(chat)) == Asking.ASKED)
          .toList();
    }
  }

  private static Occasion occasion(long chat) {
    return new Occasion(
        "survey",
        "visit",
        Optional.empty(),
        transaction -> transaction.update("INSERT INTO survey VALUES (?, NULL)", chat));
  }

  private record SurveyFlow(Base base) implements Flow {
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
              turn.text("survey.how"),
              List.of(
                  new Question.Option("good", "Puas"), new Question.Option("bad", "Kurang puas"))),
          NullNode.getInstance());
    }

    @Override
    public Outcome advance(Turn turn, JsonNode memory) {
      if (turn.pick().isEmpty()) {
        return new Outcome.Unclear();
      }
      long chat = turn.customer().conversationId();
      byte[] answer =
          base.vault().encrypt(turn.customer().customerId(), ANSWER.at(chat), turn.pick().get());
      turn.effect(
          transaction ->
              transaction.update(
                  "UPDATE survey SET answer_enc = ? WHERE conversation_id = ?", answer, chat));
      turn.say("survey.thanks");
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
