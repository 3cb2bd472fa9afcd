package id.fineclean.bot.policy.dialogue;

import id.fineclean.bot.conversation.Expects;
import id.fineclean.bot.conversation.Flow.Outcome;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.policy.Answer;
import id.fineclean.bot.policy.Clause;
import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.policy.PolicyQuestions;
import id.fineclean.bot.policy.PolicyVersion;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Answers questions by quoting what answers them, or says that nothing does.
final class Asking {
  /// Further clauses are quoted too while so much of the best one's score speaks for them.
  private static final double ALSO = 0.6;

  /// How much has to speak for a document that was not being read, when another one was.
  private static final double SURELY = 0.85;

  private final PolicyLibrary library;
  private final DocumentNames names;
  private final PolicyQuestions questions;
  private final Quotes quotes;
  private final Editions editions;
  private final ReadAloud aloud;

  Asking(
      PolicyLibrary library,
      DocumentNames names,
      PolicyQuestions questions,
      Quotes quotes,
      Editions editions,
      ReadAloud aloud) {
    this.library = library;
    this.names = names;
    this.questions = questions;
    this.quotes = quotes;
    this.editions = editions;
    this.aloud = aloud;
  }

  Outcome answer(Turn turn, String question) {
    Optional<String> named = names.in(question);
    List<Answer> answers =
        asked(named).stream()
            .map(document -> library.ask(editions.current(turn, document), question))
            .toList();
    Optional<Answer> best =
        answers.stream()
            .filter(Answer::answered)
            .max(
                Comparator.comparing((Answer one) -> named.filter(of(one)::equals).isPresent())
                    .thenComparing(Answer::confidence));
    if (best.isPresent()) {
      return quote(turn, best.get());
    }
    Answer nearest = nearest(answers, named);
    Optional<Clause> near = nearest.nearest().map(Answer.Found::clause);
    boolean untaught = !library.isTaught(nearest.source());
    return near.isPresent() && untaught
        ? mayBe(turn, nearest.source(), near.get())
        : refuse(turn, nearest.source(), near, question);
  }

  /// Nobody can say that a document does not answer when nobody wrote down what it is asked.
  private Outcome mayBe(Turn turn, PolicyVersion version, Clause clause) {
    turn.say("policy.nearest");
    return aloud.clause(turn, version, clause);
  }

  /// The documents that may answer. Where one of the owner's own is named, it alone: privacy and
  /// terms are often named for each other.
  private Collection<String> asked(Optional<String> named) {
    return named
        .filter(name -> !Set.of(PolicyFlow.PRIVACY, PolicyFlow.TERMS).contains(name))
        .<Collection<String>>map(Set::of)
        .orElseGet(library.policies()::documents);
  }

  /// Answers a question about what was just read, which may make no sense without it.
  Outcome followUp(Turn turn, PolicyVersion version, Place place, String question) {
    Answer own = library.ask(version, question);
    Answer answer = own.answered() ? own : elsewhere(turn, version, question).orElse(own);
    Optional<Clause> read = version.clause(place.id());
    return answer.answered()
        ? quote(turn, answer)
        : refuse(
            turn, version, read.or(() -> answer.nearest().map(Answer.Found::clause)), question);
  }

  /// What another document says, where it is sure to be meant.
  private Optional<Answer> elsewhere(Turn turn, PolicyVersion read, String question) {
    return library.policies().documents().stream()
        .filter(document -> !document.equals(read.document()))
        .map(document -> library.ask(editions.current(turn, document), question))
        .filter(answer -> answer.answered() && answer.confidence() >= SURELY)
        .max(Comparator.comparing(Answer::confidence));
  }

  /// The named document's, else the privacy policy's where a clause of it is near at all, else that
  /// of the nearest clause.
  private static Answer nearest(List<Answer> answers, Optional<String> named) {
    return answers.stream()
        .max(
            Comparator.comparing((Answer one) -> named.filter(of(one)::equals).isPresent())
                .thenComparing(one -> one.nearest().isPresent())
                .thenComparing(one -> of(one).equals(PolicyFlow.PRIVACY))
                .thenComparing(one -> one.nearest().map(Answer.Found::score).orElse(0.0)))
        .orElseThrow();
  }

  private static String of(Answer answer) {
    return answer.source().document();
  }

  Outcome quote(Turn turn, Answer answer) {
    PolicyVersion version = answer.source();
    double least = answer.clauses().getFirst().score() * ALSO;
    List<Clause> clauses =
        answer.clauses().stream()
            .filter(found -> found.score() >= least)
            .map(Answer.Found::clause)
            .toList();
    Clause best = clauses.getFirst();
    if (onlyLeadsIn(version, best)) {
      return aloud.section(turn, version, best.id().section());
    }
    quotes.clauses(turn, version, clauses);
    return aloud.offer(turn, version, Place.at(version, best.id()));
  }

  /// Whether a clause breaks off where the section's items begin, and says little without them.
  private static boolean onlyLeadsIn(PolicyVersion version, Clause clause) {
    return clause.id().item() == 0
        && version.section(clause.id().section()).size() > 1
        && clause.text().lines().anyMatch(line -> line.endsWith(":"));
  }

  private Outcome refuse(Turn turn, PolicyVersion version, Optional<Clause> near, String question) {
    String nearest = near.map(clause -> clause.id().toString()).orElse("");
    String masked = library.masked(question);
    turn.effect(transaction -> questions.add(transaction, version, masked, nearest, turn.now()));
    turn.sayText(quotes.text(turn, "policy.not_there", version));
    near.ifPresent(
        clause -> {
          turn.say("policy.nearest");
          quotes.clauses(turn, version, List.of(clause));
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
            Expects.YES_OR_NO,
            turn.text("policy.ask_person"),
            List.of(
                new Question.Option("policy:person", turn.text("policy.ask_person_yes")),
                new Question.Option("policy:no", turn.text("policy.ask_person_no")))),
        place.toJson());
  }
}
