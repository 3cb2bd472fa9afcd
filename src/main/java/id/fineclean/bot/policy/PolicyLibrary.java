package id.fineclean.bot.policy;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.policy.Answer.Found;
import id.fineclean.bot.policy.search.QuestionMatcher;
import id.fineclean.bot.policy.search.Ranking;
import id.fineclean.bot.policy.search.Sample;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The documents, and the finding of clauses in them. Immutable and thread-safe.
public final class PolicyLibrary {
  private final Policies policies;
  private final Map<String, Searchable> documents;
  private final Vocabulary vocabulary;
  private @Nullable QuestionMask mask;

  private PolicyLibrary(
      Policies policies, Map<String, Searchable> documents, Vocabulary vocabulary) {
    this.policies = policies;
    this.documents = Map.copyOf(documents);
    this.vocabulary = vocabulary;
  }

  /// A document that can be searched. Learning to takes up to some seconds and is done when it is
  /// first needed: a server is ready without.
  private static final class Searchable {
    private final List<Sample> samples;
    private final Vocabulary vocabulary;
    private final Map<ClauseId, NextStep> nextSteps;
    private @Nullable QuestionMatcher matcher;

    Searchable(List<Sample> samples, Vocabulary vocabulary, Map<ClauseId, NextStep> nextSteps) {
      this.samples = List.copyOf(samples);
      this.vocabulary = vocabulary;
      this.nextSteps = nextSteps;
    }

    synchronized QuestionMatcher matcher() {
      if (matcher == null) {
        matcher = new QuestionMatcher(samples, vocabulary);
      }
      return matcher;
    }
  }

  /// Reads the documents of a folder with their sample questions and makes them searchable.
  ///
  /// @param folder `intents/policies`
  /// @throws ContentException all mistakes found
  public static PolicyLibrary load(Path folder, Vocabulary vocabulary) throws ContentException {
    Policies policies = Policies.load(folder);
    Map<String, SampleQuestions> questions = new TreeMap<>();
    List<ContentProblem> problems = new ArrayList<>();
    for (String document : policies.documents()) {
      try {
        questions.put(
            document,
            SampleQuestions.read(folder.resolve(document), clauses(policies.versions(document))));
      } catch (ContentException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ContentException(problems);
    }
    Map<String, Searchable> documents = new TreeMap<>();
    questions.forEach(
        (document, own) -> {
          List<Sample> samples = new ArrayList<>(own.samples());
          samples.addAll(ownWords(policies.versions(document)));
          if (own.samples().isEmpty()) {
            samples.addAll(askedElsewhere(document, questions));
          }
          if (samples.stream().map(Sample::passage).distinct().count() > 1) {
            documents.put(document, new Searchable(samples, vocabulary, own.nextSteps()));
          }
        });
    return new PolicyLibrary(policies, documents, vocabulary);
  }

  /// A document without sample questions does not know what it does not answer, and would take
  /// every question for its own: what others are asked is none of its business.
  private static List<Sample> askedElsewhere(
      String document, Map<String, SampleQuestions> questions) {
    return questions.entrySet().stream()
        .filter(other -> !other.getKey().equals(document))
        .flatMap(other -> other.getValue().samples().stream())
        .map(sample -> new Sample("", false, sample.text()))
        .toList();
  }

  /// Does now what the first question would have to wait for: up to some seconds.
  public void prepare() {
    documents.values().forEach(Searchable::matcher);
    mask();
  }

  /// Checks the documents and their questions without making them searchable.
  ///
  /// @param intents whether there is a topic of that name
  /// @throws ContentException all mistakes found
  public static void check(Path folder, Predicate<String> intents) throws ContentException {
    Policies policies = Policies.load(folder);
    List<ContentProblem> problems = new ArrayList<>();
    for (String document : policies.documents()) {
      try {
        Path here = folder.resolve(document);
        problems.addAll(
            SampleQuestions.read(here, clauses(policies.versions(document)))
                .deadEnds(here, intents));
      } catch (ContentException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ContentException(problems);
    }
  }

  public Policies policies() {
    return policies;
  }

  /// The same library after versions took effect, or did not.
  ///
  /// @param standings as for [Policies#enacted]
  public PolicyLibrary enacted(Map<String, Policies.Standing> standings) {
    return new PolicyLibrary(policies.enacted(standings), documents, vocabulary);
  }

  /// Looks for what a document said on a day.
  ///
  /// @param day in the company's zone
  /// @return empty where no version of the document held then
  public Optional<Answer> ask(String document, LocalDate day, String question) {
    return policies.inForce(document, day).map(version -> ask(version, question));
  }

  /// Looks for what one version says.
  public Answer ask(PolicyVersion version, String question) {
    Searchable document = documents.get(version.document());
    if (document == null) {
      return new Answer(version, List.of(), Optional.empty(), 0);
    }
    Ranking ranking = document.matcher().rank(question);
    List<Found> found =
        ranking.passages().stream()
            .flatMap(
                hit ->
                    clause(version, hit.passage())
                        .map(clause -> new Found(clause, hit.score()))
                        .stream())
            .limit(Answer.MOST)
            .toList();
    Optional<Clause> nearest = ranking.nearest().flatMap(id -> clause(version, id));
    return new Answer(
        version, ranking.answered() ? found : List.of(), nearest, 1 - ranking.unanswered());
  }

  /// What a customer may want to do after reading a clause.
  public Optional<NextStep> nextStep(String document, ClauseId clause) {
    return Optional.ofNullable(documents.get(document))
        .map(searchable -> searchable.nextSteps.get(clause));
  }

  /// A question's words, with everything hidden that could be personal.
  public String masked(String question) {
    return mask().mask(question);
  }

  private synchronized QuestionMask mask() {
    if (mask == null) {
      List<String> texts =
          documents.values().stream()
              .flatMap(document -> document.samples.stream())
              .map(Sample::text)
              .toList();
      mask = new QuestionMask(vocabulary, texts);
    }
    return mask;
  }

  private static Optional<Clause> clause(PolicyVersion version, String id) {
    return ClauseId.parse(id).flatMap(version::clause);
  }

  private static Set<ClauseId> clauses(List<PolicyVersion> versions) {
    return versions.stream()
        .flatMap(version -> version.clauses().stream())
        .map(Clause::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The clauses themselves, so that one without sample questions can be found too.
  private static List<Sample> ownWords(List<PolicyVersion> versions) {
    Map<ClauseId, Clause> newest = new TreeMap<>();
    versions.forEach(
        version -> version.clauses().forEach(clause -> newest.put(clause.id(), clause)));
    return newest.values().stream()
        .flatMap(
            clause ->
                clause.text().lines().map(line -> new Sample(clause.id().toString(), true, line)))
        .toList();
  }
}
