package id.fineclean.bot.policy.search;

import id.fineclean.bot.policy.search.Ranking.Hit;
import id.fineclean.bot.understanding.text.Normaliser;
import id.fineclean.bot.understanding.text.Vocabulary;
import id.fineclean.bot.understanding.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/// Tells which passage answers a question, and whether any does: a classifier and the nearest
/// samples, half and half. Immutable and thread-safe.
public final class QuestionMatcher {
  /// The classifier generalises better, the neighbours know better when a question is strange.
  private static final double NEIGHBOURS_SHARE = 0.5;

  private final List<Label> labels;
  private final Normaliser normaliser;
  private final Synonyms synonyms;
  private final QuestionClassifier classifier;
  private final QuestionIndex index;
  private final Familiarity familiarity;

  /// @param samples of at least two kinds, each passage with some that it answers
  public QuestionMatcher(List<Sample> samples, Vocabulary vocabulary) {
    this.normaliser = Normaliser.learn(vocabulary, samples.stream().map(Sample::text).toList());
    this.synonyms = new Synonyms(vocabulary.synonyms());
    this.labels = samples.stream().map(Label::of).distinct().toList();
    if (labels.size() < 2) {
      throw new IllegalArgumentException("samples of at least two kinds are needed");
    }
    List<Terms> terms = samples.stream().map(sample -> terms(sample.text())).toList();
    int[] classes = samples.stream().mapToInt(sample -> labels.indexOf(Label.of(sample))).toArray();
    CompletableFuture<QuestionIndex> indexing =
        CompletableFuture.supplyAsync(() -> new QuestionIndex(terms, classes, labels.size()));
    this.familiarity = new Familiarity(terms);
    this.classifier = new QuestionClassifier(terms, classes, labels.size());
    this.index = indexing.join();
  }

  private record Label(String passage, boolean answered) {
    static Label of(Sample sample) {
      return new Label(sample.passage(), sample.answered());
    }
  }

  /// Never throws, whatever the question holds; reads the first 1,500 UTF-16 units of it.
  public Ranking rank(String question) {
    Terms terms = terms(question);
    double[] shares = classifier.shares(terms);
    double[] votes = index.votes(terms);
    List<Hit> answers = new ArrayList<>();
    Map<String, Double> near = new TreeMap<>();
    double unanswered = 0;
    for (int i = 0; i < labels.size(); i++) {
      Label label = labels.get(i);
      double score = (1 - NEIGHBOURS_SHARE) * shares[i] + NEIGHBOURS_SHARE * votes[i];
      if (label.answered) {
        answers.add(new Hit(label.passage, score));
      } else {
        unanswered += score;
      }
      if (!label.passage.isEmpty()) {
        near.merge(label.passage, score, Double::sum);
      }
    }
    answers.sort(Hit.BEST_FIRST);
    return new Ranking(
        answers,
        unanswered,
        familiarity.of(terms),
        near.entrySet().stream()
            .map(entry -> new Hit(entry.getKey(), entry.getValue()))
            .sorted(Hit.BEST_FIRST)
            .toList());
  }

  private Terms terms(String text) {
    return Terms.of(normaliser.normalise(text).stream().map(Word::form).toList(), synonyms);
  }
}
