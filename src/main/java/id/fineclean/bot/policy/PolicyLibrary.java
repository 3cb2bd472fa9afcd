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
import java.util.stream.Collectors;

/// The documents, and the finding of clauses in them. Immutable and thread-safe.
public final class PolicyLibrary {
  private final Policies policies;
  private final Map<String, QuestionMatcher> matchers;

  private PolicyLibrary(Policies policies, Map<String, QuestionMatcher> matchers) {
    this.policies = policies;
    this.matchers = Map.copyOf(matchers);
  }

  /// Reads the documents of a folder with their sample questions and makes them searchable.
  ///
  /// @param folder `intents/policies`
  /// @throws ContentException all mistakes found
  public static PolicyLibrary load(Path folder, Vocabulary vocabulary) throws ContentException {
    Policies policies = Policies.load(folder);
    Map<String, QuestionMatcher> matchers = new TreeMap<>();
    List<ContentProblem> problems = new ArrayList<>();
    for (String document : policies.documents()) {
      try {
        List<PolicyVersion> versions = policies.versions(document);
        SampleQuestions questions =
            SampleQuestions.read(folder.resolve(document), clauses(versions));
        List<Sample> samples = new ArrayList<>(questions.samples());
        samples.addAll(ownWords(versions));
        if (samples.stream().map(Sample::passage).distinct().count() > 1) {
          matchers.put(document, new QuestionMatcher(samples, vocabulary));
        }
      } catch (ContentException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ContentException(problems);
    }
    return new PolicyLibrary(policies, matchers);
  }

  public Policies policies() {
    return policies;
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
    QuestionMatcher matcher = matchers.get(version.document());
    if (matcher == null) {
      return new Answer(version, List.of(), Optional.empty(), 0);
    }
    Ranking ranking = matcher.rank(question);
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
