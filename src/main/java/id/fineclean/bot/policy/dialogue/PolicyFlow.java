package id.fineclean.bot.policy.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.policy.Clause;
import id.fineclean.bot.policy.ClauseId;
import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyQuestions;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Understanding;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers questions about the documents in their own words, and reads them aloud. It never asks
/// anything that must be answered: what it offers lapses when the customer talks of other things.
public final class PolicyFlow implements Flow {
  private static final String PRIVACY = "privacy";
  private static final String CHOICE = "policy:";

  /// Further clauses are quoted too while so much of the best one's score speaks for them.
  private static final double ALSO = 0.6;

  private final PolicyLibrary library;
  private final PolicyQuestions questions;
  private final Quotes quotes;
  private final Editions editions;

  /// @param questions where unanswered questions are kept
  /// @param zone the company's
  public PolicyFlow(
      PolicyLibrary library,
      PolicyQuestions questions,
      PastOrders orders,
      PolicyLinks links,
      ZoneId zone) {
    this.library = library;
    this.questions = questions;
    this.quotes = new Quotes(links);
    this.editions = new Editions(library.policies(), orders, zone);
  }

  @Override
  public String id() {
    return "policy";
  }

  @Override
  public java.util.Set<String> intents() {
    return java.util.Set.of("ask_policy");
  }

  @Override
  public boolean answersAtOnce() {
    return true;
  }

  @Override
  public Outcome begin(Turn turn) {
    String text = turn.understanding().map(Understanding::text).orElse("");
    String document = Editions.documentNamed(text).orElse(PRIVACY);
    if (text.isBlank() || turn.pick().isPresent()) {
      return contents(turn, editions.current(turn, document));
    }
    Edition edition = Edition.of(text);
    Optional<Reading> reading = Reading.of(text);
    if (edition instanceof Edition.Current && reading.isEmpty()) {
      return answer(turn, text);
    }
    return editions
        .find(turn, document, edition, quotes)
        .map(version -> open(turn, version, reading, text))
        .orElseGet(Outcome.Done::new);
  }

  /// Opens a version at the place that was named, or at what was asked about.
  private Outcome open(
      Turn turn, PolicyVersion version, Optional<Reading> reading, String question) {
    if (reading.isPresent()) {
      return read(turn, version, reading.get());
    }
    String subject = Edition.subject(question);
    if (subject.isBlank()) {
      return contents(turn, version);
    }
    id.fineclean.bot.policy.Answer answer = library.ask(version, subject);
    return answer.answered() ? quote(turn, answer) : contents(turn, version);
  }

  @Override
  public Outcome advance(Turn turn, JsonNode memory) {
    Place place = Place.of(memory);
    Optional<PolicyVersion> version = library.policies().version(place.document(), place.version());
    if (version.isEmpty()) {
      return new Outcome.Unclear();
    }
    Optional<String> pick = turn.pick();
    if (pick.isEmpty() || namesAPlace(turn)) {
      return said(turn, version.get(), place);
    }
    return pick.filter(value -> value.startsWith(CHOICE))
        .map(value -> follow(turn, version.get(), place, value.substring(CHOICE.length())))
        .orElseGet(Outcome.Unclear::new);
  }

  /// "bagian 6 ayat 9" must not be taken for the button "Seluruh bagian 6".
  private static boolean namesAPlace(Turn turn) {
    return turn.understanding()
        .flatMap(what -> Reading.of(what.text()))
        .filter(reading -> reading instanceof Reading.Item || reading instanceof Reading.Section)
        .isPresent();
  }

  private Outcome said(Turn turn, PolicyVersion version, Place place) {
    String text = turn.understanding().map(Understanding::text).orElse("");
    String intent = turn.understanding().map(Understanding::intent).orElse("");
    Optional<Reading> reading = Reading.of(text);
    boolean elsewhere =
        Editions.documentNamed(text).filter(named -> !named.equals(place.document())).isPresent();
    if (reading.isPresent() && !elsewhere && Edition.of(text) instanceof Edition.Current) {
      return readOn(turn, version, place, reading.get());
    }
    Edition edition = Edition.of(text);
    if (!(edition instanceof Edition.Current) && !elsewhere) {
      return editions
          .find(turn, place.document(), edition, quotes)
          .map(other -> sameClause(turn, other, place))
          .orElseGet(Outcome.Done::new);
    }
    return switch (intent) {
      case "affirm" -> follow(turn, version, place, place.asking() ? "person" : "next");
      case "deny" -> follow(turn, version, place, "no");
      default -> new Outcome.Unclear();
    };
  }

  @Override
  public Outcome resume(Turn turn, JsonNode memory) {
    return new Outcome.Done();
  }

  @Override
  public void stop(Turn turn, JsonNode memory) {
    turn.say("policy.left");
  }

  private Outcome answer(Turn turn, String question) {
    Optional<String> named = Editions.documentNamed(question);
    List<id.fineclean.bot.policy.Answer> answers =
        library.policies().documents().stream()
            .map(document -> library.ask(editions.current(turn, document), question))
            .toList();
    Optional<id.fineclean.bot.policy.Answer> best =
        answers.stream()
            .filter(id.fineclean.bot.policy.Answer::answered)
            .max(
                java.util.Comparator.comparing(
                        (id.fineclean.bot.policy.Answer one) ->
                            named.filter(one.source().document()::equals).isPresent())
                    .thenComparing(id.fineclean.bot.policy.Answer::confidence));
    return best.isPresent()
        ? quote(turn, best.get())
        : refuse(turn, nearest(answers, named.orElse(PRIVACY)), question);
  }

  private static id.fineclean.bot.policy.Answer nearest(
      List<id.fineclean.bot.policy.Answer> answers, String document) {
    return answers.stream()
        .max(
            java.util.Comparator.comparing(
                    (id.fineclean.bot.policy.Answer one) -> one.nearest().isPresent())
                .thenComparing(one -> one.source().document().equals(document)))
        .orElseThrow();
  }

  private Outcome quote(Turn turn, id.fineclean.bot.policy.Answer answer) {
    PolicyVersion version = answer.source();
    double least = answer.clauses().getFirst().score() * ALSO;
    List<Clause> clauses =
        answer.clauses().stream()
            .filter(found -> found.score() >= least)
            .map(id.fineclean.bot.policy.Answer.Found::clause)
            .toList();
    Clause best = clauses.getFirst();
    if (onlyLeadsIn(version, best)) {
      return section(turn, version, best.id().section());
    }
    quotes.clauses(turn, version, editions.inForce(turn, version), clauses);
    return offer(turn, version, Place.at(version, best.id()));
  }

  /// Whether a clause breaks off where the section's items begin, and says little without them.
  private static boolean onlyLeadsIn(PolicyVersion version, Clause clause) {
    return clause.id().item() == 0
        && version.section(clause.id().section()).size() > 1
        && clause.text().lines().anyMatch(line -> line.endsWith(":"));
  }

  private Outcome refuse(Turn turn, id.fineclean.bot.policy.Answer answer, String question) {
    PolicyVersion version = answer.source();
    String nearest = answer.nearest().map(clause -> clause.id().toString()).orElse("");
    String masked = library.masked(question);
    turn.effect(transaction -> questions.add(transaction, version, masked, nearest, turn.now()));
    turn.sayText(quotes.text(turn, "policy.not_there", version));
    answer
        .nearest()
        .ifPresent(
            clause -> {
              turn.say("policy.nearest");
              quotes.clauses(turn, version, editions.inForce(turn, version), List.of(clause));
            });
    Place place =
        new Place(
            version.document(),
            version.version(),
            nearest.isEmpty() ? "0.0" : nearest,
            false,
            true);
    return new Outcome.Aside(
        new Question(
            "ask-person",
            Asked.CONFIRMATION,
            turn.text("policy.ask_person"),
            List.of(
                new Question.Option("policy:person", turn.text("policy.ask_person_yes")),
                new Question.Option("policy:no", turn.text("policy.ask_person_no")))),
        place.toJson());
  }

  private Outcome follow(Turn turn, PolicyVersion version, Place place, String choice) {
    return switch (choice) {
      case "next" -> next(turn, version, place);
      case "section" -> section(turn, version, place.id().section());
      case "person" -> {
        turn.say("policy.passed_on");
        turn.handOver("ask_policy", false);
        yield new Outcome.Done();
      }
      default -> {
        turn.say("policy.left");
        yield new Outcome.Done();
      }
    };
  }

  private Outcome readOn(Turn turn, PolicyVersion version, Place place, Reading reading) {
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
  private Outcome read(Turn turn, PolicyVersion version, Reading reading) {
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

  private Outcome sameClause(Turn turn, PolicyVersion version, Place place) {
    ClauseId id = place.id();
    if (id.section() == 0) {
      return contents(turn, version);
    }
    if (place.whole() || version.clause(id).isEmpty()) {
      return section(turn, version, id.section());
    }
    return clause(turn, version, version.clause(id).orElseThrow());
  }

  private Outcome next(Turn turn, PolicyVersion version, Place place) {
    if (place.whole()) {
      int next = place.id().section() + 1;
      return version.sections().containsKey(next) ? section(turn, version, next) : end(turn);
    }
    return version
        .after(place.id())
        .map(clause -> clause(turn, version, clause))
        .orElseGet(() -> end(turn));
  }

  private static Outcome end(Turn turn) {
    turn.say("policy.end");
    return new Outcome.Done();
  }

  private Outcome clause(Turn turn, PolicyVersion version, Clause clause) {
    quotes.clauses(turn, version, editions.inForce(turn, version), List.of(clause));
    return offer(turn, version, Place.at(version, clause.id()));
  }

  private Outcome section(Turn turn, PolicyVersion version, int number) {
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
    quotes.section(turn, version, editions.inForce(turn, version), number);
    return offer(turn, version, Place.atSection(version, number));
  }

  private Outcome item(Turn turn, PolicyVersion version, int section, int item) {
    Optional<Clause> clause = version.clause(new ClauseId(section, item));
    if (clause.isPresent()) {
      return clause(turn, version, clause.get());
    }
    List<Clause> there = version.section(section);
    if (!there.isEmpty()) {
      turn.sayText(
          quotes.text(
              turn,
              "policy.no_item",
              version,
              "clause",
              section + "." + item,
              "last",
              there.getLast().id().toString()));
    }
    return section(turn, version, section);
  }

  private Outcome contents(Turn turn, PolicyVersion version) {
    quotes.contents(turn, version);
    return new Outcome.Aside(
        new Question("contents", Asked.NOTE, turn.text("policy.contents_how"), List.of()),
        Place.at(version, new ClauseId(0, 0)).toJson());
  }

  private Outcome offer(Turn turn, PolicyVersion version, Place place) {
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
        new Question("read-on", Asked.NOTE, turn.text("policy.go_on"), options), place.toJson());
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
