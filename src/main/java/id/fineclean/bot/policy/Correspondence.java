package id.fineclean.bot.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which clause of one version is which of another, by what they say: a clause keeps its meaning
/// when an insertion before it moves its number.
final class Correspondence {
  /// Below this a clause has no counterpart. Clauses of one document share up to 0.76 of their
  /// words with each other (terms 1.0, 2.1 and 2.2), but each finds itself first.
  private static final double LEAST = 0.5;

  private static final double SAME_TITLE = 0.4;
  private static final double SAME_NUMBER = 0.1;

  private final PolicyVersion from;
  private final PolicyVersion to;

  private Correspondence(PolicyVersion from, PolicyVersion to) {
    this.from = from;
    this.to = to;
  }

  /// A clause with its words, as each is compared with many others.
  private record Worded(Clause clause, Set<String> words) {
    static List<Worded> of(PolicyVersion version) {
      return version.clauses().stream()
          .map(clause -> new Worded(clause, Correspondence.words(clause.text())))
          .toList();
    }
  }

  private record Pair(Clause one, Clause other, double likeness) {}

  /// The clause of `to` for each of `from` that is still there, one for one.
  static Map<ClauseId, ClauseId> between(PolicyVersion from, PolicyVersion to) {
    Map<ClauseId, ClauseId> found = new HashMap<>();
    Set<ClauseId> taken = new HashSet<>();
    for (Pair pair : new Correspondence(from, to).pairs()) {
      if (!found.containsKey(pair.one.id()) && taken.add(pair.other.id())) {
        found.put(pair.one.id(), pair.other.id());
      }
    }
    return found;
  }

  private List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    List<Worded> others = Worded.of(to);
    for (Worded one : Worded.of(from)) {
      for (Worded other : others) {
        double likeness = likeness(one, other);
        if (likeness >= LEAST) {
          pairs.add(new Pair(one.clause, other.clause, likeness));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::likeness).reversed());
    return pairs;
  }

  /// A section's own sentence never is one of its items.
  private double likeness(Worded worded, Worded otherWorded) {
    Clause one = worded.clause;
    Clause other = otherWorded.clause;
    if ((one.id().item() == 0) != (other.id().item() == 0)) {
      return 0;
    }
    return commonWords(worded.words, otherWorded.words)
        + (sameTitle(one, other) ? SAME_TITLE : 0)
        + (one.id().equals(other.id()) ? SAME_NUMBER : 0);
  }

  /// An item without a title of its own goes by its section's, which tells nothing.
  private boolean sameTitle(Clause one, Clause other) {
    return one.title().equals(other.title())
        && (one.id().item() == 0 || !one.title().equals(from.sections().get(one.id().section())));
  }

  /// The share of words that both have, 0 to 1 (Dice's coefficient).
  private static double commonWords(Set<String> words, Set<String> others) {
    Set<String> fewer = words.size() <= others.size() ? words : others;
    Set<String> more = fewer == words ? others : words;
    double sum = words.size() + others.size();
    int common = 0;
    for (String word : fewer) {
      common += more.contains(word) ? 1 : 0;
    }
    return sum == 0 ? 0 : 2 * common / sum;
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
  }
}
