package id.fineclean.bot.understanding.intent;

/// Scores to probabilities.
final class Softmax {
  private Softmax() {}

  /// Replaces `scores` by probabilities; the higher `sharpness`, the surer.
  static void apply(float[] scores, double sharpness) {
    float highest = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      highest = Math.max(highest, score);
    }
    float sum = 0;
    for (int k = 0; k < scores.length; k++) {
      scores[k] = (float) Math.exp((scores[k] - highest) * sharpness);
      sum += scores[k];
    }
    for (int k = 0; k < scores.length; k++) {
      scores[k] /= sum;
    }
  }
}
