package id.fineclean.bot.policy;

import id.fineclean.bot.policy.search.QuestionMatcher;
import id.fineclean.bot.policy.search.Sample;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A version that can be searched. Learning to takes up to some seconds and is done when it is
/// first needed: a server is ready without. Thread-safe.
final class SearchableVersion {
  private final List<Sample> samples;
  private final boolean taught;
  private final Vocabulary vocabulary;
  private final Map<ClauseId, NextStep> nextSteps;
  private @Nullable QuestionMatcher matcher;

  /// @param taught whether there are sample questions among them
  SearchableVersion(
      List<Sample> samples,
      boolean taught,
      Vocabulary vocabulary,
      Map<ClauseId, NextStep> nextSteps) {
    this.taught = taught;
    this.samples = List.copyOf(samples);
    this.vocabulary = vocabulary;
    this.nextSteps = Map.copyOf(nextSteps);
  }

  boolean isTaught() {
    return taught;
  }

  List<Sample> samples() {
    return samples;
  }

  Optional<NextStep> nextStep(ClauseId clause) {
    return Optional.ofNullable(nextSteps.get(clause));
  }

  /// Takes over what another one has learnt, if it was the same.
  void adopt(SearchableVersion other) {
    if (samples.equals(other.samples) && vocabulary.equals(other.vocabulary)) {
      QuestionMatcher learnt = other.learnt();
      synchronized (this) {
        matcher = matcher == null ? learnt : matcher;
      }
    }
  }

  private synchronized @Nullable QuestionMatcher learnt() {
    return matcher;
  }

  synchronized QuestionMatcher matcher() {
    if (matcher == null) {
      matcher = new QuestionMatcher(samples, vocabulary);
    }
    return matcher;
  }
}
