package id.fineclean.bot.policy.dialogue;

import id.fineclean.bot.conversation.Expects;
import id.fineclean.bot.conversation.Flow.Outcome;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.policy.Clause;
import id.fineclean.bot.policy.ClauseId;
import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.policy.Reading;
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
      case Reading.Whole whole ->
          place.id().section() > 0
              ? section(turn, version, place.id().section())
              : everything(turn, version);
      case Reading.Everything everything -> everything(turn, version);
      case Reading.Point(int number) -> point(turn, version, place, number);
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
      case Reading.Point(int number) -> section(turn, version, number);
      case Reading.ItemHere(int number) -> section(turn, version, number);
      case Reading.Next next -> contents(turn, version);
      case Reading.Again again -> contents(turn, version);
      case Reading.Whole whole -> everything(turn, version);
      case Reading.Everything everything -> everything(turn, version);
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

  /// An item of the section that was just read, where it has such an item; else a section, which is
  /// said where a whole section was read.
  private Outcome point(Turn turn, PolicyVersion version, Place place, int number) {
    int section = place.id().section();
    boolean hasItems = section > 0 && version.section(section).size() > 1;
    boolean isItem = hasItems && version.clause(new ClauseId(section, number)).isPresent();
    boolean isSection = !version.section(number).isEmpty();
    if (isItem || (hasItems && (number == Reading.LAST || (place.whole() && !isSection)))) {
      return item(turn, version, section, number);
    }
    if (hasItems && place.whole()) {
      noSuchItem(turn, version, "policy.no_point", section, number);
    }
    return section(turn, version, number);
  }

  Outcome section(Turn turn, PolicyVersion version, int asked) {
    int number = asked == Reading.LAST ? last(version) : asked;
    if (version.section(number).isEmpty()) {
      turn.sayText(
          quotes.text(
              turn,
              "policy.no_section",
              version,
              "number",
              Integer.toString(number),
              "last",
              Integer.toString(last(version))));
      return contents(turn, version);
    }
    quotes.section(turn, version, number);
    return offer(turn, version, Place.atSection(version, number));
  }

  private static int last(PolicyVersion version) {
    return version.sections().isEmpty() ? 0 : version.sections().lastKey();
  }

  Outcome item(Turn turn, PolicyVersion version, int askedSection, int askedItem) {
    int section = askedSection == Reading.LAST ? last(version) : askedSection;
    List<Clause> all = version.section(section);
    int item = askedItem == Reading.LAST && !all.isEmpty() ? all.getLast().id().item() : askedItem;
    Optional<Clause> clause = version.clause(new ClauseId(section, item));
    if (clause.isPresent()) {
      return clause(turn, version, clause.get());
    }
    if (!all.isEmpty()) {
      boolean hasItems = all.getLast().id().item() > 0;
      String key = hasItems ? "policy.no_item" : "policy.no_items";
      noSuchItem(turn, version, key, section, item);
    }
    return section(turn, version, section);
  }

  private void noSuchItem(Turn turn, PolicyVersion version, String key, int section, int item) {
    turn.sayText(
        quotes.text(
            turn,
            key,
            version,
            "clause",
            section + "." + item,
            "section",
            Integer.toString(section),
            "item",
            Integer.toString(item),
            "last",
            version.section(section).getLast().id().toString()));
  }

  /// The whole text would fill a chat with dozens of messages: where to read it instead.
  private Outcome everything(Turn turn, PolicyVersion version) {
    quotes.whereAllIs(turn, version);
    return contents(turn, version);
  }

  Outcome contents(Turn turn, PolicyVersion version) {
    quotes.contents(turn, version);
    return new Outcome.Aside(
        new Question("contents", Expects.ANYTHING, turn.text("policy.contents_how"), List.of()),
        Place.at(version, new ClauseId(0, 0)).toJson());
  }

  Outcome offer(Turn turn, PolicyVersion version, Place place) {
    List<Question.Option> options = new ArrayList<>();
    library
        .nextStep(version, place.id())
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
            Expects.ANYTHING,
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
