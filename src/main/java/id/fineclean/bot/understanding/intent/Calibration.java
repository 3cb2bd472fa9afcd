package id.fineclean.bot.understanding.intent;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// What scores are worth, measured on examples that were not learnt yet.
final class Calibration {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double MIN_SHARPNESS = 0.2;
  private static final double MAX_SHARPNESS = 5;

  /// Thousands of trials give about 1. Where there are a few only, the scores are believed less.
  private static final double TIMID = 0.6;

  /// How many trials it takes, roughly, to be believed instead.
  private static final double CAUTION = 5;

  private static final double LOWEST_THRESHOLD = 0.4;
  private static final double HIGHEST_THRESHOLD = 0.6;
  private static final double EVEN = 0.5;

  /// The share of the trials that may go either way by chance.
  private static final double LUCK = 0.01;

  private Calibration() {}

  /// The sharpness that makes the true intents of `trials` likeliest (temperature scaling, Guo et
  /// al., ICML 2017); timid where there are few.
  static double sharpness(List<Trial> trials) {
    return Math.exp(
        minimum(
            Math.log(MIN_SHARPNESS),
            Math.log(MAX_SHARPNESS),
            log -> {
              double away = log - Math.log(TIMID);
              return loss(trials, Math.exp(log)) + CAUTION * away * away;
            }));
  }

  private static double loss(List<Trial> trials, double sharpness) {
    return trials.stream()
        .mapToDouble(trial -> -Math.log(trial.probabilities(sharpness)[trial.label()] + 1e-9))
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

  /// The confidence from which on acting does more good than harm: right actions count for as much
  /// as wrong ones count against. With confidences that can be believed that is one half; only
  /// where another gains clearly more on the trials, rather than by the luck of a few of them, is
  /// it taken, or a handful of new examples would make the bot bold or timid.
  ///
  /// @param confidences of messages that would be acted on
  /// @param right whether that would be right, at the same places
  static double worthActing(double[] confidences, boolean[] right) {
    double best = EVEN;
    double bestGain = gain(EVEN, confidences, right) + LUCK * right.length;
    for (int step = 0; step <= (HIGHEST_THRESHOLD - LOWEST_THRESHOLD) * 100; step++) {
      double threshold = LOWEST_THRESHOLD + step / 100.0;
      int gain = gain(threshold, confidences, right);
      if (gain > bestGain) {
        bestGain = gain;
        best = threshold;
      }
    }
    return best;
  }

  private static int gain(double threshold, double[] confidences, boolean[] right) {
    int gain = 0;
    for (int i = 0; i < right.length; i++) {
      if (confidences[i] >= threshold) {
        gain += right[i] ? 1 : -1;
      }
    }
    return gain;
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
