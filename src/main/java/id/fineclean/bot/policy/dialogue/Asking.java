package id.fineclean.bot.policy.dialogue;

import id.fineclean.bot.conversation.Flow.Outcome;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.policy.Answer;
import id.fineclean.bot.policy.Clause;
import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.policy.PolicyQuestions;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.understanding.Asked;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Answers questions by quoting what answers them, or says that nothing does.
final class Asking {
  /// Further clauses are quoted too while so much of the best one's score speaks for them.
  private static final double ALSO = 0.6;

  private final PolicyLibrary library;
  private final PolicyQuestions questions;
  private final Quotes quotes;
  private final Editions editions;
  private final ReadAloud aloud;

  Asking(
      PolicyLibrary library,
      PolicyQuestions questions,
      Quotes quotes,
      Editions editions,
      ReadAloud aloud) {
    this.library = library;
    this.questions = questions;
    this.quotes = quotes;
    this.editions = editions;
    this.aloud = aloud;
  }

  Outcome answer(Turn turn, String question) {
    Optional<String> named = Editions.documentNamed(question);
    List<Answer> answers =
        library.policies().documents().stream()
            .map(document -> library.ask(editions.current(turn, document), question))
            .toList();
    Optional<Answer> best =
        answers.stream()
            .filter(Answer::answered)
            .max(
                Comparator.comparing(
                        (Answer one) -> named.filter(one.source().document()::equals).isPresent())
                    .thenComparing(Answer::confidence));
    return best.isPresent()
        ? quote(turn, best.get())
        : refuse(turn, nearest(answers, named.orElse(PolicyFlow.PRIVACY)), question);
  }

  /// Answers a question about what was just read, which may make no sense without it.
  Outcome followUp(Turn turn, PolicyVersion version, Place place, String question) {
    Answer answer = library.ask(version, question);
    Optional<Clause> read = version.clause(place.id());
    return answer.answered()
        ? quote(turn, answer)
        : refuse(
            turn,
            new Answer(version, List.of(), read.or(answer::nearest), answer.confidence()),
            question);
  }

  private static Answer nearest(List<Answer> answers, String document) {
    return answers.stream()
        .max(
            Comparator.comparing((Answer one) -> one.nearest().isPresent())
                .thenComparing(one -> one.source().document().equals(document)))
        .orElseThrow();
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

  Outcome refuse(Turn turn, Answer answer, String question) {
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
            Asked.CONFIRMATION,
            turn.text("policy.ask_person"),
            List.of(
                new Question.Option("policy:person", turn.text("policy.ask_person_yes")),
                new Question.Option("policy:no", turn.text("policy.ask_person_no")))),
        place.toJson());
  }
}
