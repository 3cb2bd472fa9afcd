package id.fineclean.bot.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// A clause that is not the same in two versions.
///
/// @param before empty for a new clause
/// @param after empty for one that was dropped
public record PolicyChange(ClauseId id, Optional<Clause> before, Optional<Clause> after) {
  public PolicyChange {
    if (before.isEmpty() && after.isEmpty()) {
      throw new IllegalArgumentException("a change has a side");
    }
  }

  /// Every clause whose title or text differs, in the order of their ids.
  public static List<PolicyChange> between(PolicyVersion before, PolicyVersion after) {
    TreeSet<ClauseId> ids = new TreeSet<>();
    before.clauses().forEach(clause -> ids.add(clause.id()));
    after.clauses().forEach(clause -> ids.add(clause.id()));
    List<PolicyChange> changes = new ArrayList<>();
    for (ClauseId id : ids) {
      Optional<Clause> old = before.clause(id);
      Optional<Clause> now = after.clause(id);
      if (!old.equals(now)) {
        changes.add(new PolicyChange(id, old, now));
      }
    }
    return changes;
  }

  /// The title, of the newer side where it has one.
  public String title() {
    return after.or(() -> before).orElseThrow().title();
  }

  /// The words of both sides, those that stayed between those that came and went.
  public List<Piece> words() {
    return WordComparison.of(
        before.map(Clause::text).orElse(""), after.map(Clause::text).orElse(""));
  }

  /// Some words in a row.
  public record Piece(Kind kind, String text) {}

  /// What became of some words.
  public enum Kind {
    KEPT,
    REMOVED,
    ADDED
  }
}
