package id.fineclean.bot.understanding.intent;

import id.fineclean.bot.understanding.intent.Explanation.WordWeight;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Tells why a model decides as it does, by leaving out each word in turn. Slow, as it asks the
/// model once for each word; thread-safe.
public final class Explainer {
  private static final int EXAMPLES = 5;
  private static final double SMALLEST = 1e-6;

  private final IntentModel model;
  private final NearestExamples examples;

  /// @param examples those that `model` was trained on
  public Explainer(IntentModel model, Collection<Example> examples) {
    this.model = model;
    this.examples = new NearestExamples(model, examples);
  }

  public Explanation explain(String text) {
    Message message = model.message(text);
    String intent = model.classify(message).best().intent();
    int label = model.intents().indexOf(intent);
    double whole = logOdds(message, label);
    List<WordWeight> weights = new ArrayList<>();
    for (int i = 0; i < message.words().size(); i++) {
      double rest = logOdds(message.without(i), label);
      weights.add(new WordWeight(message.words().get(i).form(), whole - rest));
    }
    return new Explanation(intent, weights, examples.find(text, EXAMPLES));
  }

  private double logOdds(Message message, int label) {
    double p = Math.clamp(model.probabilities(message)[label], SMALLEST, 1 - SMALLEST);
    return Math.log(p / (1 - p));
  }
}
