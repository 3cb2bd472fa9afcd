package id.fineclean.bot.understanding.intent;

import id.fineclean.bot.understanding.intent.Network.Head;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Trains a [Network] by stochastic gradient descent with AdaGrad steps (Duchi et al., JMLR 2011),
/// one step size per feature row, falling linearly to nothing; smoothed labels, and features and
/// hidden units dropped at random. The same input and seed give the same network.
final class NetworkTrainer {
  private static final float RATE = 0.04f;
  private static final double DROPPED_FEATURES = 0.6;
  private static final double DROPPED_UNITS = 0.2;
  private static final float SMOOTHING = 0.1f;
  private static final float FEATURE_SCALE = (float) (1 / (1 - DROPPED_FEATURES));
  private static final float UNIT_SCALE = (float) (1 / (1 - DROPPED_UNITS));
  private static final float START = 1e-8f;

  private final List<Labelled> examples;
  private final int features;
  private final int hidden;
  private final int classes;
  private final SplittableRandom random;
  private final float[] embeddings;
  private final Head head;

  private final float[] embeddingSquares;
  private final float[] outputSquares;
  private final float[] biasSquares;

  private final float[] units;
  private final float[] unitErrors;
  private final float[] errors;
  private float rate;

  /// @param features only those numbered below are used
  NetworkTrainer(List<Labelled> examples, int features, int classes, int hidden, long seed) {
    this.examples = examples;
    this.hidden = hidden;
    this.classes = classes;
    this.random = new SplittableRandom(seed);
    this.features = features;
    this.embeddings = uniform(Math.multiplyExact(features, hidden), 0.1);
    this.head =
        new Head(
            new float[hidden],
            uniform(hidden * classes, Math.sqrt(6.0 / (hidden + classes))),
            new float[classes]);
    this.embeddingSquares = filled(features);
    this.outputSquares = filled(hidden * classes);
    this.biasSquares = filled(classes);
    this.units = new float[hidden];
    this.unitErrors = new float[hidden];
    this.errors = new float[classes];
  }

  private float[] uniform(int size, double bound) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) ((random.nextDouble() * 2 - 1) * bound);
    }
    return values;
  }

  private static float[] filled(int size) {
    float[] values = new float[size];
    Arrays.fill(values, START);
    return values;
  }

  Network train(int epochs) {
    int[] order = Orders.identity(examples.size());
    long steps = (long) epochs * examples.size();
    long step = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      Orders.shuffle(order, random);
      for (int i : order) {
        rate = RATE * (1 - (float) step++ / steps);
        learn(examples.get(i));
      }
    }
    return new Network(embeddings, head);
  }

  private void learn(Labelled example) {
    SparseVector kept = dropFeatures(example.vectors().meant());
    excite(kept);
    head.score(units, 0, errors);
    Softmax.apply(errors, 1);
    for (int k = 0; k < classes; k++) {
      float target = SMOOTHING / classes + (k == example.label() ? 1 - SMOOTHING : 0);
      errors[k] -= target;
    }
    updateOutputs();
    updateEmbeddings(kept);
  }

  private SparseVector dropFeatures(SparseVector x) {
    int size = x.below(features);
    int[] ids = new int[size];
    float[] values = new float[size];
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (random.nextDouble() >= DROPPED_FEATURES) {
        ids[kept] = x.ids()[i];
        values[kept++] = x.values()[i] * FEATURE_SCALE;
      }
    }
    return new SparseVector(Arrays.copyOf(ids, kept), Arrays.copyOf(values, kept), 0);
  }

  private void excite(SparseVector x) {
    System.arraycopy(head.bias(), 0, units, 0, hidden);
    for (int i = 0; i < x.size(); i++) {
      int row = x.ids()[i] * hidden;
      float value = x.values()[i];
      for (int h = 0; h < hidden; h++) {
        units[h] += value * embeddings[row + h];
      }
    }
    for (int h = 0; h < hidden; h++) {
      boolean dropped = random.nextDouble() < DROPPED_UNITS;
      units[h] = dropped || units[h] < 0 ? 0 : units[h] * UNIT_SCALE;
    }
  }

  private void updateOutputs() {
    float[] outputs = head.outputs();
    for (int h = 0; h < hidden; h++) {
      unitErrors[h] = 0;
      float unit = units[h];
      if (unit > 0) {
        int row = h * classes;
        float error = 0;
        for (int k = 0; k < classes; k++) {
          error += errors[k] * outputs[row + k];
        }
        for (int k = 0; k < classes; k++) {
          float gradient = errors[k] * unit;
          outputSquares[row + k] += gradient * gradient;
          outputs[row + k] -= rate * gradient / (float) Math.sqrt(outputSquares[row + k]);
        }
        unitErrors[h] = error;
      }
    }
    for (int k = 0; k < classes; k++) {
      biasSquares[k] += errors[k] * errors[k];
      head.outputBias()[k] -= rate * errors[k] / (float) Math.sqrt(biasSquares[k]);
    }
  }

  private void updateEmbeddings(SparseVector x) {
    float square = 0;
    for (int h = 0; h < hidden; h++) {
      square += unitErrors[h] * unitErrors[h] / hidden;
      head.bias()[h] -= rate * 0.1f * unitErrors[h];
    }
    for (int i = 0; i < x.size(); i++) {
      int id = x.ids()[i];
      float value = x.values()[i];
      embeddingSquares[id] += square * value * value;
      float step = rate * UNIT_SCALE * value / (float) Math.sqrt(embeddingSquares[id]);
      int row = id * hidden;
      for (int h = 0; h < hidden; h++) {
        embeddings[row + h] -= step * unitErrors[h];
      }
    }
  }
}
