package id.fineclean.bot.policy.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a question comes to.
///
/// @param passages those that may answer, best first
/// @param unanswered how much speaks for no passage answering it, 0 to 1
/// @param familiar how much of it is in words that are asked with at all, 0 to 1
/// @param near the passages by how much they are about the same thing, best first
public record Ranking(List<Hit> passages, double unanswered, double familiar, List<Hit> near) {
  /// Above this a question is not answered. In cross-validation over the sample questions it is
  /// where about as large a share of the answerable ones is refused as of the others is answered:
  /// `RefusalTest`.
  static final double REFUSAL = 0.34;

  /// A question in unfamiliar words is answered only where one passage stands out. Nonsense and
  /// school questions reach 0.79, all but 2 of 324 held-out questions 0.86.
  static final double GROUND = 0.82;

  /// Below this a passage is the nearest one by chance only, and no help to read.
  static final double NEAR = 0.2;

  public Ranking {
    passages = List.copyOf(passages);
    near = List.copyOf(near);
  }

  /// A passage and how much speaks for it, 0 to 1.
  public record Hit(String passage, double score) {
    static final Comparator<Hit> BEST_FIRST =
        Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::passage);
  }

  /// Whether the best passages are worth showing as an answer.
  public boolean answered() {
    return unanswered <= REFUSAL
        && !passages.isEmpty()
        && familiar + passages.getFirst().score >= GROUND;
  }

  /// What the question is about, whether or not it is answered there.
  public Optional<Hit> nearest() {
    return near.stream().findFirst().filter(hit -> hit.score >= NEAR);
  }
}
