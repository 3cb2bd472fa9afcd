package id.fineclean.bot.app.cli;

import id.fineclean.bot.conversation.Routing;
import id.fineclean.bot.conversation.Routing.Route;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.Topic;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.Understander;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.UnderstandingEngine;
import id.fineclean.bot.understanding.intent.Example;
import id.fineclean.bot.understanding.intent.IntentModel;
import id.fineclean.bot.understanding.slots.ServiceNames;
import id.fineclean.bot.understanding.slots.SlotExtractor;
import id.fineclean.bot.understanding.text.Vocabulary;
import id.fineclean.bot.understanding.text.Word;
import id.fineclean.bot.understanding.text.WordSplitter;
import java.io.PrintStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the chat would make of messages of people whom it never met: each author's messages are
/// left out of what is learnt, and then read.
final class AuthorReport {
  private static final Context CONTEXT = Context.at(LocalDateTime.of(2026, 1, 1, 9, 0));

  private final Topics topics;
  private final List<Example> examples;
  private final Vocabulary vocabulary;
  private final Routing routing;
  private final PrintStream out;

  AuthorReport(
      Topics topics,
      List<Example> examples,
      Vocabulary vocabulary,
      Routing routing,
      PrintStream out) {
    this.topics = topics;
    this.examples = examples;
    this.vocabulary = vocabulary;
    this.routing = routing;
    this.out = out;
  }

  /// One message and what became of it.
  record Reading(Example message, Understanding understood, Route route) {
    boolean isForeign() {
      return message.intent().equals(Understanding.OUT_OF_SCOPE);
    }

    boolean rightFirst() {
      return understood.intent().equals(message.intent());
    }

    boolean acted() {
      return route instanceof Route.Act;
    }

    boolean asked() {
      return route instanceof Route.Ask;
    }

    /// Acted on rightly, or among what is offered.
    boolean resolved() {
      return switch (route) {
        case Route.Act(String intent) -> intent.equals(message.intent());
        case Route.Ask(List<String> offers) -> offers.contains(message.intent());
        case Route.Unclear unclear -> false;
      };
    }

    boolean actedWrongly() {
      return acted() && !resolved();
    }
  }

  void printHead() {
    out.printf(
        Locale.ROOT,
        "%-14s %5s  %6s %9s %6s %6s   %7s %6s %6s%n",
        "author",
        "n",
        "right",
        "resolved",
        "wrong",
        "asked",
        "foreign",
        "acted",
        "asked");
  }

  /// @return what became of each message
  List<Reading> print(String author, List<Example> messages) {
    List<Reading> readings = read(messages);
    List<Reading> own = readings.stream().filter(reading -> !reading.isForeign()).toList();
    List<Reading> foreign = readings.stream().filter(Reading::isForeign).toList();
    out.printf(
        Locale.ROOT,
        "%-14s %5d  %6.3f %9.3f %6.3f %6.3f   %7d %6.3f %6.3f%n",
        author,
        readings.size(),
        share(readings, Reading::rightFirst),
        share(own, Reading::resolved),
        share(own, Reading::actedWrongly),
        share(own, Reading::asked),
        foreign.size(),
        share(foreign, Reading::acted),
        share(foreign, Reading::asked));
    return readings;
  }

  private List<Reading> read(List<Example> messages) {
    Understander understander = learnt(messages);
    List<Reading> readings = new ArrayList<>();
    for (Example message : messages) {
      Understanding understood = understander.understand(message.text(), CONTEXT);
      readings.add(new Reading(message, understood, routing.of(understood)));
    }
    return readings;
  }

  private Understander learnt(List<Example> messages) {
    Set<String> known = messages.stream().map(AuthorReport::words).collect(Collectors.toSet());
    List<Example> others =
        examples.stream().filter(example -> !known.contains(words(example))).toList();
    return new UnderstandingEngine(
        IntentModel.train(others, vocabulary),
        new SlotExtractor(ServiceNames.standard())::extract,
        topics.intents(Topic.Kind.SENSITIVE),
        topics.intents(Topic.Kind.SMALL_TALK));
  }

  private static String words(Example example) {
    return WordSplitter.fold(example.text()).stream()
        .map(Word::form)
        .collect(Collectors.joining(" "));
  }

  private static double share(List<Reading> readings, Predicate<Reading> what) {
    return readings.isEmpty()
        ? 0
        : (double) readings.stream().filter(what).count() / readings.size();
  }
}
