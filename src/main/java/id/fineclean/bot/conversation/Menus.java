package id.fineclean.bot.conversation;

import id.fineclean.bot.understanding.Topic;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.Understanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the bot offers when it does not know what a customer wants.
final class Menus {
  /// What an option of a menu begins with; the intent follows.
  static final String INTENT = "intent:";

  /// What the option stands for that none of the others is meant.
  static final String NONE = "none";

  /// The id of the question which of some likely meanings is right.
  static final String LIKELY = "likely";

  private final Topics topics;
  private final List<String> usual;

  /// @param usual intents, the last of which is always offered
  Menus(Topics topics, List<String> usual) {
    this.topics = topics;
    this.usual = usual;
  }

  /// What most customers want.
  Question usual(Turn turn, String text) {
    return new Question("menu", Expects.ANYTHING, text, options(turn, usual));
  }

  /// What this message may have meant, with "none of these" and a person; empty where nothing is
  /// likely.
  Optional<Question> likely(Turn turn, Understanding understanding, String text) {
    String person = usual.getLast();
    List<String> likely =
        understanding.offers().stream().filter(intent -> !intent.equals(person)).toList();
    List<Question.Option> options = options(turn, likely);
    if (options.isEmpty()) {
      return Optional.empty();
    }
    options.add(new Question.Option(NONE, turn.text("dialogue.not_that")));
    options.addAll(options(turn, List.of(person)));
    return Optional.of(new Question(LIKELY, Expects.ANYTHING, text, options));
  }

  private List<Question.Option> options(Turn turn, List<String> intents) {
    List<Question.Option> options = new ArrayList<>();
    for (String intent : intents) {
      topics
          .get(intent)
          .map(Topic::label)
          .map(label -> label.in(turn.language()))
          .ifPresent(label -> options.add(new Question.Option(INTENT + intent, label)));
    }
    return options;
  }
}
