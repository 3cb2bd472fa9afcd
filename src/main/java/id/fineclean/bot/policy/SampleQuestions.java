package id.fineclean.bot.policy;

import id.fineclean.bot.content.Entry;
import id.fineclean.bot.content.Located;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One `questions*.yaml` beside a document: how customers ask for its clauses, and what they ask
/// that it does not answer.
///
/// @param version the version whose clause numbers these are; may be left out where there is only
/// one
/// @param clauses by clause id
/// @param elsewhere questions that no clause is near to
record SampleQuestions(
    Optional<Located<String>> version,
    Map<String, Located<OfClause>> clauses,
    List<String> elsewhere) {
  /// @param asks questions the clause answers
  /// @param near questions about the same thing that it does not answer
  /// @param next what a customer may want to do after reading it
  record OfClause(List<String> asks, List<String> near, Optional<NextStep> next) {
    static OfClause read(Entry entry) {
      return entry
          .record(
              keys ->
                  new OfClause(
                      keys.get("asks").texts(),
                      keys.find("near").texts(),
                      keys.find("next").optional(NextStep::read)))
          .orElse(new OfClause(List.of(), List.of(), Optional.empty()));
    }
  }

  static SampleQuestions read(Entry keys) {
    return new SampleQuestions(
        keys.find("version").optional(version -> version.located(Entry::text)),
        keys.get("clauses").map(clause -> clause.located(OfClause::read)),
        keys.find("elsewhere").texts());
  }
}
