package id.fineclean.bot.conversation;

import id.fineclean.bot.understanding.Bilingual;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.understanding.Topic;
import id.fineclean.bot.understanding.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Answers questions: a flow's own answer where one knows better, else the topic's. Calls people
/// where the topic wants them.
final class TopicAnswers {
  private final List<Flow> flows;
  private final Topics topics;
  private final Function<Language, Map<String, String>> facts;

  TopicAnswers(List<Flow> flows, Topics topics, Function<Language, Map<String, String>> facts) {
    this.flows = List.copyOf(flows);
    this.topics = topics;
    this.facts = facts;
  }

  /// What a flow offers to do next, for whoever got an answer.
  ///
  /// @param key of its text
  record Offer(Flow flow, String start, String key) {}

  boolean has(String intent) {
    return topics.get(intent).flatMap(Topic::answer).isPresent();
  }

  /// Whether people have to take it up.
  boolean needsPerson(String intent) {
    return topics.get(intent).flatMap(Topic::handover).isPresent();
  }

  /// Which of several meanings to act on where a person takes up the message whichever it is, so
  /// that nobody is asked for the sake of a label: the likeliest that does no harm.
  ///
  /// @param intents likeliest first
  /// @return empty where it makes a difference
  Optional<String> forPeopleAnyway(Turn turn, List<String> intents) {
    return intents.stream().allMatch(intent -> called(turn, intent))
        ? intents.stream().filter(intent -> !isSensitive(intent)).findFirst()
        : Optional.empty();
  }

  private boolean called(Turn turn, String intent) {
    return needsPerson(intent) || fitting(turn, intent).flatMap(Topic.Case::handover).isPresent();
  }

  private boolean isSensitive(String intent) {
    return topics.intents(Topic.Kind.SENSITIVE).contains(intent);
  }

  /// What is asked before an intent is acted on, where something is agreed to by it.
  Optional<Bilingual> confirm(String intent) {
    return topics.get(intent).flatMap(Topic::confirm);
  }

  /// What the company's files say, for texts of the bot's own.
  Map<String, String> facts(Turn turn) {
    return facts.apply(turn.language());
  }

  /// Whether an intent wants nothing done.
  boolean isSmallTalk(String intent) {
    return topics
        .get(intent)
        .flatMap(Topic::kind)
        .filter(kind -> kind == Topic.Kind.SMALL_TALK)
        .isPresent();
  }

  /// The topic's own words.
  Optional<String> text(Turn turn, String intent) {
    return topics.get(intent).flatMap(Topic::answer).map(text -> filled(turn, text));
  }

  /// Says the answer.
  ///
  /// @return what a flow offers on top of it
  Optional<Offer> say(Turn turn, Session session, String intent) {
    Optional<Topic.Case> fitting = fitting(turn, intent);
    for (Flow flow : fitting.isPresent() ? List.<Flow>of() : flows) {
      Optional<Flow.Reply> own = flow.answer(turn, session.memory(flow), intent);
      if (own.isPresent()) {
        turn.sayText(own.get().text());
        return own.get().start().map(start -> new Offer(flow, start, own.get().offer()));
      }
    }
    fitting
        .map(one -> filled(turn, one.answer()))
        .or(() -> text(turn, intent))
        .ifPresent(turn::sayText);
    fitting
        .flatMap(Topic.Case::handover)
        .or(() -> topics.get(intent).flatMap(Topic::handover))
        .ifPresent(how -> call(session, intent, how));
    return Optional.empty();
  }

  private Optional<Topic.Case> fitting(Turn turn, String intent) {
    return turn.understanding()
        .map(what -> new WordStarts(what.text()))
        .flatMap(
            words ->
                topics.get(intent).stream()
                    .flatMap(topic -> topic.cases().stream())
                    .filter(one -> words.hasAny(one.says()))
                    .findFirst());
  }

  private String filled(Turn turn, Bilingual text) {
    return Replies.fill(text.in(turn.language()), facts.apply(turn.language()));
  }

  private void call(Session session, String intent, Topic.Handover how) {
    boolean quiet = topics.get(intent).flatMap(Topic::quiet).orElse(false);
    session.call(intent, how == Topic.Handover.URGENT, quiet);
  }

  /// What a flow makes of a message without words.
  Optional<Offer> offer(Turn turn) {
    for (Flow flow : flows) {
      Optional<Flow.Reply> own = flow.offer(turn);
      if (own.isPresent()) {
        turn.sayText(own.get().text());
        return own.get().start().map(start -> new Offer(flow, start, own.get().offer()));
      }
    }
    return Optional.empty();
  }
}
