package id.fineclean.bot.conversation;

import id.fineclean.bot.understanding.Topic;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.Understanding;
import java.util.ArrayList;
import java.util.List;

/// What the bot offers when it does not know what a customer wants.
final class Menus {
  /// What an option of a menu begins with; the intent follows.
  static final String INTENT = "intent:";

  private final Topics topics;
  private final List<String> usual;

  /// @param usual intents, the last of which is always offered
  Menus(Topics topics, List<String> usual) {
    this.topics = topics;
    this.usual = usual;
  }

  /// What most customers want.
  Question usual(Turn turn, String text) {
    return menu(turn, usual, text);
  }

  /// What this message may have meant.
  Question likely(Turn turn, Understanding understanding, String text) {
    if (understanding.offers().isEmpty()) {
      return usual(turn, text);
    }
    List<String> offered = new ArrayList<>(understanding.offers());
    if (!offered.contains(usual.getLast())) {
      offered.add(usual.getLast());
    }
    return menu(turn, offered, text);
  }

  private Question menu(Turn turn, List<String> intents, String text) {
    List<Question.Option> options = new ArrayList<>();
    for (String intent : intents) {
      topics
          .get(intent)
          .map(Topic::label)
          .map(label -> label.in(turn.language()))
          .ifPresent(label -> options.add(new Question.Option(INTENT + intent, label)));
    }
    return new Question("menu", Expects.ANYTHING, text, options);
  }
}
