package id.fineclean.bot.conversation;

import id.fineclean.bot.understanding.Topic;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.Understanding.Certainty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Where a message leads by what it means, where no question is open that it could answer. The chat
/// and the command that shows what it would do decide here. Immutable and thread-safe.
public final class Routing {
  /// Stories hold sentences that look like an order; by authors left out, below this the task led
  /// away from the question more often than not.
  private static final double SURELY_TOO = 0.9;

  private final ControlWords words;
  private final Set<String> smallTalk;
  private final Set<String> questions;
  private final Map<String, String> askedAs;
  private final Predicate<String> task;
  private final Suggestion suggestion;
  private final PlainSpeech plainSpeech;

  /// @param task whether the bot does something over several messages for an intent
  /// @param suggestion what features make of messages that are small talk or unsure
  public Routing(ControlWords words, Topics topics, Predicate<String> task, Suggestion suggestion) {
    this.words = words;
    this.smallTalk = topics.intents(Topic.Kind.SMALL_TALK);
    this.askedAs =
        topics.all().stream()
            .filter(topic -> topic.question().isPresent())
            .collect(Collectors.toMap(Topic::intent, topic -> topic.question().orElseThrow()));
    this.questions =
        topics.all().stream()
            .filter(topic -> topic.answer().isPresent() && topic.handover().isEmpty())
            .map(Topic::intent)
            .collect(Collectors.toUnmodifiableSet());
    this.task = task;
    this.suggestion = suggestion;
    this.plainSpeech = new PlainSpeech(topics);
  }

  /// What becomes of a message.
  public sealed interface Route {
    /// The intent is served.
    record Act(String intent) implements Route {}

    /// It is asked which of these is meant.
    ///
    /// @param offers likeliest first, one to three
    record Ask(List<String> offers) implements Route {}

    /// Nothing that the bot knows.
    record Unclear() implements Route {}
  }

  /// See [Flow#suggests].
  @FunctionalInterface
  public interface Suggestion {
    Optional<String> of(Understanding what, boolean asks);
  }

  /// The message as far as it says plainly what it wants.
  Understanding plainly(Understanding what) {
    return plainSpeech.of(what);
  }

  /// Decides, apart from anything that is going on.
  public Route of(Understanding understood) {
    String asked = askedAs.get(understood.intent());
    if (asked != null && words.onlyAsks(understood.text())) {
      return new Route.Act(asked);
    }
    Understanding what = plainSpeech.of(understood);
    if (what.certainty() == Certainty.CLEAR
        && !what.intent().equals(Understanding.OUT_OF_SCOPE)
        && !words.isVague(what.text())) {
      return new Route.Act(wanted(what));
    }
    Optional<String> suggested =
        smallTalk.contains(what.intent()) ? Optional.empty() : suggested(what);
    return suggested
        .<Route>map(Route.Act::new)
        .orElseGet(
            () -> what.offers().isEmpty() ? new Route.Unclear() : new Route.Ask(what.offers()));
  }

  /// Of several wishes, the task goes before the greeting or the question beside it, and behind
  /// what a person has to take up.
  private String wanted(Understanding what) {
    Optional<String> suggested =
        smallTalk.contains(what.intent()) ? suggested(what) : Optional.empty();
    boolean yields = smallTalk.contains(what.intent()) || questions.contains(what.intent());
    if (!yields || task.test(what.intent()) || suggested.filter(task).isPresent()) {
      return suggested.orElse(what.intent());
    }
    return what.alternatives().stream()
        .filter(other -> other.also() && other.confidence() >= SURELY_TOO)
        .map(Understanding.Alternative::intent)
        .filter(task)
        .findFirst()
        .or(() -> suggested)
        .orElse(what.intent());
  }

  private Optional<String> suggested(Understanding what) {
    return suggestion.of(what, words.isQuestion(what.text()));
  }
}
