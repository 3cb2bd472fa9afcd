package id.fineclean.bot.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /// Every clause whose title or text differs, in the order of their ids, the newer side's where it
  /// has one. A clause that only got another number is not a change.
  public static List<PolicyChange> between(PolicyVersion before, PolicyVersion after) {
    Map<ClauseId, ClauseId> same = Correspondence.between(after, before);
    List<PolicyChange> changes = new ArrayList<>();
    for (Clause now : after.clauses()) {
      Optional<Clause> old = Optional.ofNullable(same.get(now.id())).flatMap(before::clause);
      if (old.filter(one -> one.saysTheSame(now)).isEmpty()) {
        changes.add(new PolicyChange(now.id(), old, Optional.of(now)));
      }
    }
    for (Clause old : before.clauses()) {
      if (!same.containsValue(old.id())) {
        changes.add(new PolicyChange(old.id(), Optional.of(old), Optional.empty()));
      }
    }
    changes.sort(Comparator.comparing(PolicyChange::id));
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
