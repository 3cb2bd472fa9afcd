package id.fineclean.bot.policy;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.content.Located;
import id.fineclean.bot.content.YamlFile;
import id.fineclean.bot.policy.search.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// `questions.yaml` beside a document: how customers ask for its clauses, and what they ask that it
/// does not answer.
///
/// @param clauses by clause id
/// @param elsewhere questions that no clause is near to
record SampleQuestions(Map<String, Located<OfClause>> clauses, Optional<List<String>> elsewhere) {
  private static final String FILE = "questions.yaml";
  private static final SampleQuestions NONE = new SampleQuestions(Map.of(), Optional.empty());

  /// @param asks questions the clause answers
  /// @param near questions about the same thing that it does not answer
  /// @param next what a customer may want to do after reading it
  record OfClause(List<String> asks, Optional<List<String>> near, Optional<NextStep> next) {}

  /// Reads the file of a document's folder; no questions where there is no file.
  ///
  /// @param known the clauses of all versions
  /// @throws ContentException the file holds mistakes, such as a clause that no version has
  static SampleQuestions read(Path folder, Set<ClauseId> known) throws ContentException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return NONE;
    }
    SampleQuestions read = YamlFile.read(file, SampleQuestions.class);
    List<ContentProblem> problems = new ArrayList<>();
    read.clauses.forEach(
        (id, questions) -> {
          if (ClauseId.parse(id).filter(known::contains).isEmpty()) {
            problems.add(
                new ContentProblem(file, questions.line(), "no version has a clause '" + id + "'"));
          }
        });
    if (!problems.isEmpty()) {
      throw new ContentException(problems);
    }
    return read;
  }

  /// The lines of clauses whose button leads nowhere.
  List<ContentProblem> deadEnds(Path folder, Predicate<String> intents) {
    List<ContentProblem> problems = new ArrayList<>();
    clauses.forEach(
        (id, questions) ->
            questions
                .value()
                .next()
                .filter(step -> !intents.test(step.intent()))
                .ifPresent(
                    step ->
                        problems.add(
                            new ContentProblem(
                                folder.resolve(FILE),
                                questions.line(),
                                "no topic '" + step.intent() + "' under clause " + id))));
    return problems;
  }

  Map<ClauseId, NextStep> nextSteps() {
    Map<ClauseId, NextStep> steps = new HashMap<>();
    clauses.forEach(
        (id, questions) ->
            questions
                .value()
                .next()
                .ifPresent(step -> steps.put(ClauseId.parse(id).orElseThrow(), step)));
    return steps;
  }

  List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    clauses.forEach(
        (id, questions) -> {
          questions.value().asks().forEach(text -> samples.add(new Sample(id, true, text)));
          questions
              .value()
              .near()
              .orElse(List.of())
              .forEach(text -> samples.add(new Sample(id, false, text)));
        });
    elsewhere.orElse(List.of()).forEach(text -> samples.add(new Sample("", false, text)));
    return samples;
  }
}
