package id.fineclean.bot.policy;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentPart;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.policy.Answer.Found;
import id.fineclean.bot.policy.search.Ranking;
import id.fineclean.bot.policy.search.Sample;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.slots.ServiceNames;
import id.fineclean.bot.understanding.slots.SlotExtractor;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The documents, and the finding of clauses in them. Immutable and thread-safe.
public final class PolicyLibrary {
  /// What is read of the owner's files. Mistakes in the documents are told even where there is no
  /// vocabulary to make them searchable with.
  public static final List<ContentPart<?>> PARTS =
      List.of(
          ContentPart.check(
              (folder, earlier) ->
                  check(folder.resolve("policies"), intents(earlier.find(Topics.class)))),
          new ContentPart<>(
              PolicyLibrary.class,
              List.of("policies/*/*.md", "policies/*/questions*.yaml"),
              (folder, earlier) ->
                  load(folder.resolve("policies"), earlier.get(Vocabulary.class))));

  private final Policies policies;
  private final Map<String, SearchableVersion> versions;
  private final Vocabulary vocabulary;
  private @Nullable QuestionMask mask;

  private PolicyLibrary(
      Policies policies, Map<String, SearchableVersion> versions, Vocabulary vocabulary) {
    this.policies = policies;
    this.versions = Map.copyOf(versions);
    this.vocabulary = vocabulary;
  }

  /// Reads the documents of a folder with their sample questions and makes them searchable.
  ///
  /// @param folder `intents/policies`
  /// @throws ContentException all mistakes found
  public static PolicyLibrary load(Path folder, Vocabulary vocabulary) throws ContentException {
    Policies policies = Policies.load(folder);
    Map<String, Teaching> teaching = new TreeMap<>();
    List<ContentProblem> problems = new ArrayList<>();
    for (String document : policies.documents()) {
      try {
        teaching.put(
            document, Teaching.read(folder.resolve(document), policies.versions(document)));
      } catch (ContentException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ContentException(problems);
    }
    return new PolicyLibrary(policies, searchable(policies, teaching, vocabulary), vocabulary);
  }

  private static Map<String, SearchableVersion> searchable(
      Policies policies, Map<String, Teaching> teaching, Vocabulary vocabulary) {
    Map<String, SearchableVersion> versions = new TreeMap<>();
    teaching.forEach(
        (document, own) -> {
          List<PolicyVersion> all = policies.versions(document);
          for (PolicyVersion version : all) {
            List<Sample> samples = new ArrayList<>(own.samples(version, all));
            samples.addAll(ownWords(version));
            if (own.isEmpty()) {
              samples.addAll(askedElsewhere(document, teaching));
            }
            if (samples.stream().map(Sample::passage).distinct().count() > 1) {
              versions.put(
                  version.key(),
                  new SearchableVersion(
                      samples, !own.isEmpty(), vocabulary, own.nextSteps(version)));
            }
          }
        });
    return versions;
  }

  /// A document without sample questions does not know what it does not answer, and would take
  /// every question for its own: what others are asked is none of its business.
  private static List<Sample> askedElsewhere(String document, Map<String, Teaching> teaching) {
    return teaching.entrySet().stream()
        .filter(other -> !other.getKey().equals(document))
        .flatMap(other -> other.getValue().texts())
        .map(text -> new Sample("", false, text))
        .toList();
  }

  /// Takes over what an earlier library has learnt of versions whose questions are the same.
  public void adopt(PolicyLibrary earlier) {
    versions.forEach(
        (key, version) -> Optional.ofNullable(earlier.versions.get(key)).ifPresent(version::adopt));
  }

  /// Does now what the first question of a day would have to wait for: up to some seconds.
  public void prepare(LocalDate day) {
    policies.documents().stream()
        .flatMap(document -> policies.inForce(document, day).stream())
        .flatMap(version -> Optional.ofNullable(versions.get(version.key())).stream())
        .forEach(SearchableVersion::matcher);
    mask();
  }

  /// Buttons lead to topics that exist, where the topics can be read.
  private static Predicate<String> intents(Optional<Topics> topics) {
    return intent -> topics.map(known -> known.get(intent).isPresent()).orElse(true);
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
        problems.addAll(
            Teaching.read(folder.resolve(document), policies.versions(document)).deadEnds(intents));
      } catch (ContentException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ContentException(problems);
    }
  }

  /// What is worth a look in a folder without mistakes: sample questions of clauses that the
  /// version in force on a day, or the one to come, does not have, and clauses without any.
  ///
  /// @throws ContentException all mistakes found
  public static List<ContentProblem> gaps(Path folder, LocalDate day) throws ContentException {
    Policies policies = Policies.load(folder);
    List<ContentProblem> gaps = new ArrayList<>();
    for (String document : policies.documents()) {
      Path here = folder.resolve(document);
      Teaching teaching = Teaching.read(here, policies.versions(document));
      policies.inForce(document, day).map(one -> teaching.gaps(here, one)).ifPresent(gaps::addAll);
      policies.coming(document, day).forEach(one -> gaps.addAll(teaching.gaps(here, one)));
    }
    return gaps;
  }

  public Policies policies() {
    return policies;
  }

  /// The same library after versions took effect, or did not.
  ///
  /// @param standings as for [Policies#enacted]
  public PolicyLibrary enacted(Map<String, Policies.Standing> standings) {
    return new PolicyLibrary(policies.enacted(standings), versions, vocabulary);
  }

  /// Looks for what a document said on a day.
  ///
  /// @param day in the company's zone
  /// @return empty where no version of the document held then
  public Optional<Answer> ask(String document, LocalDate day, String question) {
    return policies.inForce(document, day).map(version -> ask(version, question));
  }

  /// Looks for what one version says: at the place that is named, else about what is asked.
  public Answer ask(PolicyVersion version, String question) {
    return Reading.of(question)
        .flatMap(reading -> at(version, reading))
        .map(
            clauses ->
                new Answer(
                    version,
                    clauses.stream().map(clause -> new Found(clause, 1)).toList(),
                    Optional.empty(),
                    1))
        .orElseGet(() -> search(version, question));
  }

  /// The clauses at a place, none where there is no such place; empty where none is named.
  private static Optional<List<Clause>> at(PolicyVersion version, Reading reading) {
    return switch (reading) {
      case Reading.Section(int section) -> Optional.of(section(version, section));
      case Reading.Point(int section) -> Optional.of(section(version, section));
      case Reading.ItemHere(int section) -> Optional.of(section(version, section));
      case Reading.Item(int section, int item) ->
          Optional.of(item(section(version, section), item));
      case Reading.Contents none -> Optional.empty();
      case Reading.Next none -> Optional.empty();
      case Reading.Again none -> Optional.empty();
      case Reading.Whole none -> Optional.empty();
      case Reading.Everything none -> Optional.empty();
    };
  }

  private static List<Clause> section(PolicyVersion version, int number) {
    boolean last = number == Reading.LAST && !version.sections().isEmpty();
    return version.section(last ? version.sections().lastKey() : number);
  }

  private static List<Clause> item(List<Clause> section, int number) {
    return number == Reading.LAST && !section.isEmpty()
        ? List.of(section.getLast())
        : section.stream().filter(clause -> clause.id().item() == number).toList();
  }

  private Answer search(PolicyVersion version, String question) {
    SearchableVersion searchable = versions.get(version.key());
    if (searchable == null) {
      return new Answer(version, List.of(), Optional.empty(), 0);
    }
    Ranking ranking = searchable.matcher().rank(question);
    List<Found> found =
        ranking.passages().stream()
            .flatMap(hit -> found(version, hit).stream())
            .limit(Answer.MOST)
            .toList();
    Optional<Found> nearest = ranking.nearest().flatMap(hit -> found(version, hit));
    return new Answer(
        version, ranking.answered() ? found : List.of(), nearest, 1 - ranking.unanswered());
  }

  /// Whether anybody wrote sample questions for a document. Without, it cannot be told what it does
  /// not answer.
  public boolean isTaught(PolicyVersion version) {
    return Optional.ofNullable(versions.get(version.key()))
        .filter(SearchableVersion::isTaught)
        .isPresent();
  }

  /// What a customer may want to do after reading a clause.
  public Optional<NextStep> nextStep(PolicyVersion version, ClauseId clause) {
    return Optional.ofNullable(versions.get(version.key()))
        .flatMap(searchable -> searchable.nextStep(clause));
  }

  /// A question's words, with everything hidden that could be personal.
  public String masked(String question) {
    return mask().mask(question);
  }

  private synchronized QuestionMask mask() {
    if (mask == null) {
      List<String> texts =
          versions.values().stream()
              .flatMap(version -> version.samples().stream())
              .map(Sample::text)
              .distinct()
              .toList();
      SlotExtractor slots = new SlotExtractor(ServiceNames.standard());
      mask = new QuestionMask(vocabulary, texts, slots::extract);
    }
    return mask;
  }

  private static Optional<Found> found(PolicyVersion version, Ranking.Hit hit) {
    return ClauseId.parse(hit.passage())
        .flatMap(version::clause)
        .map(clause -> new Found(clause, hit.score()));
  }

  /// The clauses themselves, so that one without sample questions can be found too.
  private static List<Sample> ownWords(PolicyVersion version) {
    return version.clauses().stream()
        .flatMap(
            clause ->
                clause.text().lines().map(line -> new Sample(clause.id().toString(), true, line)))
        .toList();
  }
}
