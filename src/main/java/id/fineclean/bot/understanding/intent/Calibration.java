package id.fineclean.bot.understanding.intent;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// What a committee's scores are worth, measured on examples it was not trained on.
final class Calibration {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double MIN_SHARPNESS = 0.3;
  private static final double MAX_SHARPNESS = 30;

  private Calibration() {}

  /// The same committee with the sharpness that makes its probabilities of `examples` likeliest
  /// (temperature scaling, Guo et al., ICML 2017).
  static Committee calibrate(Committee committee, List<Labelled> examples) {
    if (examples.isEmpty()) {
      return committee;
    }
    List<float[]> margins =
        examples.stream().map(example -> committee.margins(example.vector())).toList();
    Committee sharpened = committee.withSharpness(sharpest(margins, examples), 1);
    List<float[]> logs =
        examples.stream().map(example -> logs(sharpened.probabilities(example.vector()))).toList();
    return sharpened.withSharpness(sharpened.sharpness(), sharpest(logs, examples));
  }

  private static float[] logs(float[] probabilities) {
    float[] logs = new float[probabilities.length];
    for (int k = 0; k < logs.length; k++) {
      logs[k] = (float) Math.log(probabilities[k] + 1e-9);
    }
    return logs;
  }

  private static double sharpest(List<float[]> scores, List<Labelled> examples) {
    return Math.exp(
        minimum(
            Math.log(MIN_SHARPNESS),
            Math.log(MAX_SHARPNESS),
            log -> loss(scores, examples, Math.exp(log))));
  }

  private static double loss(List<float[]> scores, List<Labelled> examples, double sharpness) {
    return IntStream.range(0, scores.size())
        .mapToDouble(
            i -> {
              float[] probabilities = scores.get(i).clone();
              Softmax.apply(probabilities, sharpness);
              return -Math.log(probabilities[examples.get(i).label()] + 1e-9);
            })
        .sum();
  }

  /// Golden-section search for the minimum of a function with a single one.
  private static double minimum(double from, double to, DoubleUnaryOperator function) {
    double low = from;
    double high = to;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = function.applyAsDouble(left);
    double atRight = function.applyAsDouble(right);
    while (high - low > 0.02) {
      if (atLeft < atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = function.applyAsDouble(left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = function.applyAsDouble(right);
      }
    }
    return (low + high) / 2;
  }

  /// The confidence that the given share of `confidences` reaches.
  static double reachedBy(double share, double[] confidences) {
    if (confidences.length == 0) {
      return 0.5;
    }
    double[] sorted = confidences.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.floor((1 - share) * (sorted.length - 1))];
  }
}
