package id.fineclean.bot.understanding.intent;

import id.fineclean.bot.understanding.intent.Network.Head;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Trains a [Network] by stochastic gradient descent with AdaGrad steps (Duchi et al., JMLR 2011),
/// one step size per feature row, falling linearly to nothing; smoothed labels, and features and
/// hidden units dropped at random. The same input and seed give the same network.
final class NetworkTrainer {
  private static final float RATE = 0.03f;
  private static final double DROPPED_FEATURES = 0.6;
  private static final double DROPPED_UNITS = 0.3;
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

  /// The features of the current example that are not dropped.
  private int[] keptIds = new int[512];

  private float[] keptValues = new float[512];
  private int kept;

  private final float[] units;
  private final float[] unitErrors;
  private final float[] errors;
  private final float[] gradients;
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
    this.gradients = new float[hidden * classes];
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
    return new Network(HalfRows.of(embeddings, hidden), head);
  }

  private void learn(Labelled example) {
    keepFeatures(example.vectors().meant());
    excite();
    head.score(units, 0, errors);
    Softmax.apply(errors, 1);
    for (int k = 0; k < classes; k++) {
      float target = SMOOTHING / classes + (k == example.label() ? 1 - SMOOTHING : 0);
      errors[k] -= target;
    }
    updateOutputs();
    updateEmbeddings();
  }

  private void keepFeatures(SparseVector x) {
    int size = x.below(features);
    if (size > keptIds.length) {
      keptIds = new int[2 * size];
      keptValues = new float[2 * size];
    }
    kept = 0;
    long bits = 0;
    for (int i = 0; i < size; i++) {
      bits = i % 4 == 0 ? random.nextLong() : bits >>> Short.SIZE;
      if ((bits & 0xffff) >= DROPPED_FEATURES * 0x10000) {
        keptIds[kept] = x.ids()[i];
        keptValues[kept++] = x.values()[i] * FEATURE_SCALE;
      }
    }
  }

  private void excite() {
    System.arraycopy(head.bias(), 0, units, 0, hidden);
    for (int i = 0; i < kept; i++) {
      int row = keptIds[i] * hidden;
      float value = keptValues[i];
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
    for (int h = 0; h < hidden; h++) {
      float unit = units[h];
      unitErrors[h] = unit > 0 ? error(h * classes) : 0;
      int row = h * classes;
      for (int k = 0; k < classes; k++) {
        gradients[row + k] = errors[k] * unit;
      }
    }
    step(head.outputs(), gradients, outputSquares);
    step(head.outputBias(), errors, biasSquares);
  }

  /// All of a layer in one long loop, which the compiler turns into vector instructions.
  private void step(float[] weights, float[] by, float[] squares) {
    for (int i = 0; i < weights.length; i++) {
      float gradient = by[i];
      squares[i] += gradient * gradient;
      weights[i] -= rate * gradient / (float) Math.sqrt(squares[i]);
    }
  }

  /// Four sums at once, as one after another is four times as slow.
  private float error(int row) {
    float[] outputs = head.outputs();
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    int k = 0;
    for (; k + 3 < classes; k += 4) {
      sum0 += errors[k] * outputs[row + k];
      sum1 += errors[k + 1] * outputs[row + k + 1];
      sum2 += errors[k + 2] * outputs[row + k + 2];
      sum3 += errors[k + 3] * outputs[row + k + 3];
    }
    for (; k < classes; k++) {
      sum0 += errors[k] * outputs[row + k];
    }
    return sum0 + sum1 + sum2 + sum3;
  }

  private void updateEmbeddings() {
    float square = 0;
    for (int h = 0; h < hidden; h++) {
      square += unitErrors[h] * unitErrors[h] / hidden;
      head.bias()[h] -= rate * 0.1f * unitErrors[h];
    }
    for (int i = 0; i < kept; i++) {
      int id = keptIds[i];
      float value = keptValues[i];
      embeddingSquares[id] += square * value * value;
      float step = rate * UNIT_SCALE * value / (float) Math.sqrt(embeddingSquares[id]);
      int row = id * hidden;
      for (int h = 0; h < hidden; h++) {
        embeddings[row + h] -= step * unitErrors[h];
      }
    }
  }
}
