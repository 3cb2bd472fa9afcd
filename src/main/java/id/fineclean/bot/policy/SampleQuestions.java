package id.fineclean.bot.policy;

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
    Optional<List<String>> elsewhere) {
  /// @param asks questions the clause answers
  /// @param near questions about the same thing that it does not answer
  /// @param next what a customer may want to do after reading it
  record OfClause(List<String> asks, Optional<List<String>> near, Optional<NextStep> next) {}
}
