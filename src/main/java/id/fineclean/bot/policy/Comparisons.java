package id.fineclean.bot.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Remembers what was found when two versions were compared, for anybody may ask for any two.
/// Thread-safe; each pair is compared once, whoever else asks meanwhile waits.
final class Comparisons {
  static final int MOST = 64;

  private record Pair(String before, String after) {}

  /// The one asked for longest ago comes first.
  private final Map<Pair, List<PolicyChange>> found = new LinkedHashMap<>(MOST, 0.75f, true);

  /// As [PolicyChange#between].
  ///
  /// @param before of the same documents as all others that are asked for here, as is `after`
  synchronized List<PolicyChange> between(PolicyVersion before, PolicyVersion after) {
    Pair pair = new Pair(before.key(), after.key());
    List<PolicyChange> changes = found.get(pair);
    if (changes == null) {
      changes = List.copyOf(PolicyChange.between(before, after));
      found.put(pair, changes);
    }
    if (found.size() > MOST) {
      found.remove(found.keySet().iterator().next());
    }
    return changes;
  }

  synchronized int size() {
    return found.size();
  }
}
