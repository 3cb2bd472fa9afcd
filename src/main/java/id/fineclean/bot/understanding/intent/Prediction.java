package id.fineclean.bot.understanding.intent;

import java.util.List;

/// What a classifier makes of one message.
///
/// @param ranked all intents, likeliest first; probabilities sum to 1
/// @param unknown the share of the message's features never seen in training, 0 to 1
/// @param seconded whether two classifiers of different kinds have the same intent for the
///     likeliest
public record Prediction(List<Scored> ranked, double unknown, boolean seconded) {
  /// What means nothing the bot knows.
  public static final String OUT_OF_SCOPE = "out_of_scope";

  /// One intent with its probability.
  public record Scored(String intent, double probability) {}

  public Prediction {
    ranked = List.copyOf(ranked);
    if (ranked.isEmpty()) {
      throw new IllegalArgumentException("no intents");
    }
  }

  public Scored best() {
    return ranked.getFirst();
  }
}
