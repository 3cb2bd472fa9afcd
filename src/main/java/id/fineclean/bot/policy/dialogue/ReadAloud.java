package id.fineclean.bot.policy.dialogue;

import id.fineclean.bot.conversation.Flow.Outcome;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.policy.Clause;
import id.fineclean.bot.policy.ClauseId;
import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.understanding.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads documents by their numbers, and offers to go on.
final class ReadAloud {
  private final PolicyLibrary library;
  private final Quotes quotes;

  ReadAloud(PolicyLibrary library, Quotes quotes) {
    this.library = library;
    this.quotes = quotes;
  }

  Outcome readOn(Turn turn, PolicyVersion version, Place place, Reading reading) {
    return switch (reading) {
      case Reading.Next next -> next(turn, version, place);
      case Reading.Again again -> sameClause(turn, version, place);
      case Reading.Whole whole -> section(turn, version, place.id().section());
      case Reading.ItemHere(int item) -> item(turn, version, place.id().section(), item);
      case Reading.Contents contents -> contents(turn, version);
      case Reading.Section(int number) -> section(turn, version, number);
      case Reading.Item(int section, int item) -> item(turn, version, section, item);
    };
  }

  /// Reads where nothing was read before.
  Outcome read(Turn turn, PolicyVersion version, Reading reading) {
    return switch (reading) {
      case Reading.Section(int number) -> section(turn, version, number);
      case Reading.Item(int section, int item) -> item(turn, version, section, item);
      case Reading.ItemHere(int number) -> section(turn, version, number);
      case Reading.Next next -> contents(turn, version);
      case Reading.Again again -> contents(turn, version);
      case Reading.Whole whole -> contents(turn, version);
      case Reading.Contents contents -> contents(turn, version);
    };
  }

  Outcome sameClause(Turn turn, PolicyVersion version, Place place) {
    ClauseId id = place.id();
    if (id.section() == 0) {
      return contents(turn, version);
    }
    if (place.whole() || version.clause(id).isEmpty()) {
      return section(turn, version, id.section());
    }
    return clause(turn, version, version.clause(id).orElseThrow());
  }

  Outcome next(Turn turn, PolicyVersion version, Place place) {
    if (place.whole()) {
      int next = place.id().section() + 1;
      return version.sections().containsKey(next) ? section(turn, version, next) : end(turn);
    }
    return version
        .after(place.id())
        .map(clause -> clause(turn, version, clause))
        .orElseGet(() -> end(turn));
  }

  Outcome end(Turn turn) {
    turn.say("policy.end");
    return new Outcome.Done();
  }

  Outcome clause(Turn turn, PolicyVersion version, Clause clause) {
    quotes.clauses(turn, version, List.of(clause));
    return offer(turn, version, Place.at(version, clause.id()));
  }

  Outcome section(Turn turn, PolicyVersion version, int number) {
    if (version.section(number).isEmpty()) {
      turn.sayText(
          quotes.text(
              turn,
              "policy.no_section",
              version,
              "number",
              Integer.toString(number),
              "last",
              version.sections().isEmpty() ? "0" : version.sections().lastKey().toString()));
      return contents(turn, version);
    }
    quotes.section(turn, version, number);
    return offer(turn, version, Place.atSection(version, number));
  }

  Outcome item(Turn turn, PolicyVersion version, int section, int item) {
    Optional<Clause> clause = version.clause(new ClauseId(section, item));
    if (clause.isPresent()) {
      return clause(turn, version, clause.get());
    }
    List<Clause> there = version.section(section);
    if (!there.isEmpty()) {
      boolean hasItems = there.getLast().id().item() > 0;
      turn.sayText(
          quotes.text(
              turn,
              hasItems ? "policy.no_item" : "policy.no_items",
              version,
              "clause",
              section + "." + item,
              "section",
              Integer.toString(section),
              "last",
              there.getLast().id().toString()));
    }
    return section(turn, version, section);
  }

  Outcome contents(Turn turn, PolicyVersion version) {
    quotes.contents(turn, version);
    return new Outcome.Aside(
        new Question("contents", Asked.NOTE, turn.text("policy.contents_how"), List.of()),
        Place.at(version, new ClauseId(0, 0)).toJson());
  }

  Outcome offer(Turn turn, PolicyVersion version, Place place) {
    List<Question.Option> options = new ArrayList<>();
    library
        .nextStep(version.document(), place.id())
        .filter(step -> !place.whole())
        .ifPresent(
            step ->
                options.add(
                    new Question.Option(
                        "intent:" + step.intent(), step.label().in(turn.language()))));
    following(turn, version, place).ifPresent(options::add);
    if (!place.whole() && version.section(place.id().section()).size() > 1) {
      options.add(
          new Question.Option(
              "policy:section",
              turn.text("policy.whole", "section", Integer.toString(place.id().section()))));
    }
    return new Outcome.Aside(
        new Question(
            "read-on",
            Asked.NOTE,
            turn.text(options.isEmpty() ? "policy.anything_else" : "policy.go_on"),
            options),
        place.toJson());
  }

  private static Optional<Question.Option> following(
      Turn turn, PolicyVersion version, Place place) {
    Optional<String> next =
        place.whole()
            ? Optional.ofNullable(version.sections().higherKey(place.id().section()))
                .map(Object::toString)
            : version.after(place.id()).map(clause -> clause.id().toString());
    return next.map(
        number -> new Question.Option("policy:next", turn.text("policy.next", "number", number)));
  }
}
