package id.fineclean.bot.policy;

import java.util.List;
import java.util.Optional;

/// What a document says to a question.
///
/// @param source the version that was asked
/// @param clauses those that answer, best first, at most [#MOST], or all at a place that was named,
///     in their order; empty where none does
/// @param nearest the clause that is about the same thing, where one is, and how much speaks for it
/// @param confidence how much speaks for the document answering it, 0 to 1
public record Answer(
    PolicyVersion source, List<Found> clauses, Optional<Found> nearest, double confidence) {
  public static final int MOST = 3;

  public Answer {
    clauses = List.copyOf(clauses);
  }

  /// A clause and how much speaks for it, 0 to 1.
  public record Found(Clause clause, double score) {}

  public boolean answered() {
    return !clauses.isEmpty();
  }
}
