package id.fineclean.bot.understanding.intent;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Trains a [MarginModel] in Crammer and Singer's formulation by sequential dual coordinate descent
/// (Keerthi et al., KDD 2008), as LIBLINEAR's MCSVM_CS. Can go on with more examples where it
/// stopped. The same input gives the same weights. For one thread.
final class MarginTrainer {
  private static final long SEED = 1;

  /// Examples that changed nothing are looked at again every so many epochs.
  private static final int REST = 3;

  private static final float TINY = 1e-6f;

  private final List<Labelled> examples;
  private final float[] norms;
  private final int classes;
  private final float penalty;
  private final MarginModel model;
  private final float[] duals;
  private final boolean[] settled;
  private final float[] margins;
  private final float[] gradient;
  private final float[] sorted;
  private final SplittableRandom random = new SplittableRandom(SEED);

  MarginTrainer(List<Labelled> examples, int features, int classes, float penalty) {
    this.examples = examples;
    this.norms = new float[examples.size()];
    for (int i = 0; i < norms.length; i++) {
      norms[i] = Math.max(examples.get(i).vectors().written().squaredNorm(), TINY);
    }
    this.classes = classes;
    this.penalty = penalty;
    this.model = new MarginModel(new float[features][classes]);
    this.duals = new float[Math.multiplyExact(examples.size(), classes)];
    this.settled = new boolean[examples.size()];
    this.margins = new float[classes];
    this.gradient = new float[classes];
    this.sorted = new float[classes];
  }

  /// Learns from the first examples, on top of what is learnt already.
  ///
  /// @param first how many of them
  void train(int first, int epochs) {
    int[] order = Orders.identity(first);
    for (int epoch = 0; epoch < epochs; epoch++) {
      Orders.shuffle(order, random);
      float largest = 0;
      for (int i : order) {
        if (!settled[i] || epoch % REST == 0) {
          float step = improve(i);
          settled[i] = step == 0;
          largest = Math.max(largest, step);
        }
      }
      if (largest < 0.01f * penalty) {
        break;
      }
    }
  }

  /// What it makes of a message so far.
  float[] margins(SparseVector x) {
    float[] result = new float[classes];
    model.margins(x, result);
    return result;
  }

  QuantizedRows rows() {
    return QuantizedRows.of(model.weights());
  }

  /// Solves the sub-problem of one example; returns the largest change of its duals.
  private float improve(int i) {
    Labelled example = examples.get(i);
    SparseVector vector = example.vectors().written();
    float norm = norms[i];
    int offset = i * classes;
    model.margins(vector, margins);
    for (int k = 0; k < classes; k++) {
      gradient[k] = margins[k] + (k == example.label() ? 0 : 1) - norm * duals[offset + k];
    }
    float threshold = threshold(example.label(), norm);
    float largest = 0;
    for (int k = 0; k < classes; k++) {
      float bound = k == example.label() ? penalty : 0;
      float dual = Math.min(bound, (threshold - gradient[k]) / norm);
      float change = dual - duals[offset + k];
      if (Math.abs(change) > TINY) {
        duals[offset + k] = dual;
        add(vector, k, change);
        largest = Math.max(largest, Math.abs(change));
      }
    }
    return largest;
  }

  private float threshold(int label, float norm) {
    System.arraycopy(gradient, 0, sorted, 0, classes);
    sorted[label] += norm * penalty;
    Arrays.sort(sorted);
    float threshold = sorted[classes - 1] - norm * penalty;
    int rank = 1;
    while (rank < classes && threshold < rank * sorted[classes - 1 - rank]) {
      threshold += sorted[classes - 1 - rank];
      rank++;
    }
    return threshold / rank;
  }

  private void add(SparseVector x, int label, float change) {
    float[][] weights = model.weights();
    for (int j = 0; j < x.size(); j++) {
      weights[x.ids()[j]][label] += change * x.values()[j];
    }
  }
}
