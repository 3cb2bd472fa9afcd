package id.fineclean.bot.policy;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.content.Entry;
import id.fineclean.bot.content.Located;
import id.fineclean.bot.policy.SampleQuestions.OfClause;
import id.fineclean.bot.policy.search.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a document's sample questions teach about each of its versions. A file counts the clauses
/// as one version does; in the others its questions go with what the clause says, not with its
/// number, and those of a clause that another version does not have are not answered there.
final class Teaching {
  private final List<Lesson> lessons;

  private Teaching(List<Lesson> lessons) {
    this.lessons = lessons;
  }

  /// One file.
  ///
  /// @param version whose clause numbers it uses
  /// @param place of that version among the document's
  private record Lesson(Path file, PolicyVersion version, int place, SampleQuestions questions) {
    Map<ClauseId, ClauseId> in(PolicyVersion other) {
      return Correspondence.between(version, other);
    }
  }

  /// Reads every `questions*.yaml` of a document's folder.
  ///
  /// @param versions of the document, first to last
  /// @throws ContentException all mistakes found, such as a clause that the version does not have
  static Teaching read(Path folder, List<PolicyVersion> versions) throws ContentException {
    List<Lesson> lessons = new ArrayList<>();
    List<ContentProblem> problems = new ArrayList<>();
    for (Path file : files(folder)) {
      try {
        lessons.add(lesson(file, Entry.read(file, SampleQuestions::read), versions));
      } catch (ContentException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new ContentException(problems);
    }
    return new Teaching(lessons);
  }

  private static List<Path> files(Path folder) throws ContentException {
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(path -> path.getFileName().toString().matches("questions.*\\.yaml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new ContentException(
          List.of(new ContentProblem(folder, 0, "the folder cannot be read")));
    }
  }

  private static Lesson lesson(Path file, SampleQuestions questions, List<PolicyVersion> versions)
      throws ContentException {
    PolicyVersion version = version(file, questions, versions);
    List<ContentProblem> problems = new ArrayList<>();
    questions
        .clauses()
        .forEach(
            (id, of) -> {
              if (ClauseId.parse(id).flatMap(version::clause).isEmpty()) {
                String message = "version %s has no clause '%s'".formatted(version.version(), id);
                problems.add(new ContentProblem(file, of.line(), message));
              }
            });
    if (!problems.isEmpty()) {
      throw new ContentException(problems);
    }
    return new Lesson(file, version, versions.indexOf(version), questions);
  }

  private static PolicyVersion version(
      Path file, SampleQuestions questions, List<PolicyVersion> versions) throws ContentException {
    Optional<Located<String>> named = questions.version();
    if (named.isEmpty() && versions.size() == 1) {
      return versions.getFirst();
    }
    return versions.stream()
        .filter(one -> named.filter(name -> name.value().equals(one.version())).isPresent())
        .findFirst()
        .orElseThrow(() -> new ContentException(List.of(unknown(file, named, versions))));
  }

  private static ContentProblem unknown(
      Path file, Optional<Located<String>> named, List<PolicyVersion> versions) {
    List<String> all = versions.stream().map(PolicyVersion::version).toList();
    return new ContentProblem(
        file,
        named.map(Located::line).orElse(1),
        "'version' must name the version whose clause numbers these are, one of " + all);
  }

  boolean isEmpty() {
    return lessons.isEmpty();
  }

  /// The questions alone, whatever they are about.
  Stream<String> texts() {
    return lessons.stream().flatMap(lesson -> samples(lesson, lesson.version)).map(Sample::text);
  }

  /// All questions as they count in one version. Where the same one stands in several files, that
  /// of the version itself is right, then the one of the latest version before it.
  List<Sample> samples(PolicyVersion version, List<PolicyVersion> versions) {
    Map<String, Sample> samples = new LinkedHashMap<>();
    int place = versions.indexOf(version);
    lessons.stream()
        .sorted(
            Comparator.comparing((Lesson one) -> one.place > place)
                .thenComparing(one -> Math.abs(place - one.place)))
        .flatMap(lesson -> samples(lesson, version))
        .forEach(sample -> samples.putIfAbsent(sample.text().toLowerCase(Locale.ROOT), sample));
    return List.copyOf(samples.values());
  }

  private static Stream<Sample> samples(Lesson lesson, PolicyVersion version) {
    Map<ClauseId, ClauseId> here = lesson.in(version);
    List<Sample> samples = new ArrayList<>();
    lesson
        .questions
        .clauses()
        .forEach(
            (id, of) -> {
              Optional<String> clause = counterpart(here, id).map(ClauseId::toString);
              add(samples, clause.orElse(""), clause.isPresent(), of.value().asks());
              add(samples, clause.orElse(""), false, of.value().near());
            });
    add(samples, "", false, lesson.questions.elsewhere());
    return samples.stream();
  }

  private static void add(
      List<Sample> samples, String passage, boolean answered, List<String> texts) {
    texts.forEach(text -> samples.add(new Sample(passage, answered, text)));
  }

  private static Optional<ClauseId> counterpart(Map<ClauseId, ClauseId> here, String id) {
    return ClauseId.parse(id).map(here::get);
  }

  /// What a customer may want to do after reading a clause of one version.
  Map<ClauseId, NextStep> nextSteps(PolicyVersion version) {
    Map<ClauseId, NextStep> steps = new HashMap<>();
    for (Lesson lesson : lessons) {
      Map<ClauseId, ClauseId> here = lesson.in(version);
      lesson
          .questions
          .clauses()
          .forEach(
              (id, of) ->
                  of.value()
                      .next()
                      .ifPresent(
                          step ->
                              counterpart(here, id).ifPresent(clause -> steps.put(clause, step))));
    }
    return steps;
  }

  /// The lines of clauses whose button leads nowhere.
  List<ContentProblem> deadEnds(Predicate<String> intents) {
    List<ContentProblem> problems = new ArrayList<>();
    for (Lesson lesson : lessons) {
      lesson
          .questions
          .clauses()
          .forEach(
              (id, of) ->
                  of.value()
                      .next()
                      .filter(step -> !intents.test(step.intent()))
                      .ifPresent(
                          step ->
                              problems.add(
                                  new ContentProblem(
                                      lesson.file,
                                      of.line(),
                                      "no topic '" + step.intent() + "' under clause " + id))));
    }
    return problems;
  }

  /// What is worth a look, though it is no mistake: questions for clauses that `current` no longer
  /// has, and clauses of it, or a whole document, that nobody has written questions for.
  List<ContentProblem> gaps(Path folder, PolicyVersion current) {
    if (isEmpty()) {
      String message = "no questions.yaml here; customers will hardly find its clauses";
      return List.of(new ContentProblem(folder, 0, message));
    }
    List<ContentProblem> gaps = new ArrayList<>();
    List<ClauseId> taught = new ArrayList<>();
    for (Lesson lesson : lessons) {
      Map<ClauseId, ClauseId> here = lesson.in(current);
      lesson
          .questions
          .clauses()
          .forEach(
              (id, of) ->
                  counterpart(here, id)
                      .ifPresentOrElse(taught::add, () -> gaps.add(gone(lesson, id, of, current))));
    }
    current.clauses().stream()
        .filter(clause -> !taught.contains(clause.id()))
        .map(clause -> untaught(folder, clause, current))
        .forEach(gaps::add);
    return gaps;
  }

  private static ContentProblem gone(
      Lesson lesson, String id, Located<OfClause> of, PolicyVersion current) {
    return new ContentProblem(
        lesson.file,
        of.line(),
        "clause %s of version %s is not in version %s any more; its questions are refused there"
            .formatted(id, lesson.version.version(), current.version()));
  }

  private static ContentProblem untaught(Path folder, Clause clause, PolicyVersion current) {
    return new ContentProblem(
        folder,
        0,
        "no questions for clause %s of version %s; customers will hardly find it"
            .formatted(clause.id(), current.version()));
  }
}
