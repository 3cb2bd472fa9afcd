package id.fineclean.bot.understanding.intent;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Trains a [Network] by stochastic gradient descent with AdaGrad steps (Duchi et al., JMLR 2011),
/// one step size per feature row; smoothed labels, and features and hidden units dropped at random.
/// The same input and seed give the same network. For one thread.
final class NetworkTrainer {
  private static final float RATE = 0.03f;
  private static final float BIAS_RATE = 0.1f;
  private static final double DROPPED_FEATURES = 0.6;
  private static final double DROPPED_UNITS = 0.3;
  private static final float SMOOTHING = 0.1f;
  private static final float FEATURE_SCALE = (float) (1 / (1 - DROPPED_FEATURES));
  private static final float UNIT_SCALE = (float) (1 / (1 - DROPPED_UNITS));
  private static final float START = 1e-8f;

  private final List<Labelled> examples;
  private final int hidden;
  private final int classes;
  private final SplittableRandom random;
  private final float[][] embeddings;
  private final Network network;

  private final float[] embeddingSquares;
  private final float[][] outputSquares;
  private final float[] biasSquares;

  /// The features of the current example that are not dropped.
  private int[] keptIds = new int[512];

  private float[] keptValues = new float[512];
  private int kept;

  private final float[] units;
  private final float[] unitErrors;
  private final float[] errors;
  private float rate;

  /// @param features how many there are
  NetworkTrainer(List<Labelled> examples, int features, int classes, int hidden, long seed) {
    this.examples = examples;
    this.hidden = hidden;
    this.classes = classes;
    this.random = new SplittableRandom(seed);
    this.embeddings = uniform(features, hidden, 0.1);
    this.network =
        new Network(
            new float[hidden],
            uniform(hidden, classes, Math.sqrt(6.0 / (hidden + classes))),
            new float[classes]);
    this.embeddingSquares = filled(features);
    this.outputSquares = new float[hidden][];
    for (int h = 0; h < hidden; h++) {
      outputSquares[h] = filled(classes);
    }
    this.biasSquares = filled(classes);
    this.units = new float[hidden];
    this.unitErrors = new float[hidden];
    this.errors = new float[classes];
  }

  private float[][] uniform(int rows, int width, double bound) {
    float[][] values = new float[rows][width];
    for (float[] row : values) {
      for (int i = 0; i < width; i++) {
        row[i] = (float) ((random.nextDouble() * 2 - 1) * bound);
      }
    }
    return values;
  }

  private static float[] filled(int size) {
    float[] values = new float[size];
    Arrays.fill(values, START);
    return values;
  }

  /// Steps shorten to nothing until the last.
  void train(int epochs) {
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
  }

  /// What it makes of a message so far, for each intent.
  float[] scores(SparseVector x) {
    float[] sums = network.bias().clone();
    for (int i = 0; i < x.size(); i++) {
      Rows.add(sums, embeddings[x.ids()[i]], x.values()[i]);
    }
    float[] scores = new float[classes];
    network.score(sums, 0, scores);
    return scores;
  }

  Network network() {
    return network;
  }

  /// One row of `hidden` weights for each feature.
  float[][] embeddings() {
    return embeddings;
  }

  private void learn(Labelled example) {
    keepFeatures(example.vectors().meant());
    excite();
    network.score(units, 0, errors);
    Softmax.apply(errors, 1);
    for (int k = 0; k < classes; k++) {
      errors[k] -= SMOOTHING / classes;
    }
    errors[example.label()] -= 1 - SMOOTHING;
    updateOutputs();
    updateEmbeddings();
  }

  private void keepFeatures(SparseVector x) {
    int size = x.size();
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
    System.arraycopy(network.bias(), 0, units, 0, hidden);
    for (int i = 0; i < kept; i++) {
      Rows.add(units, embeddings[keptIds[i]], keptValues[i]);
    }
    for (int h = 0; h < hidden; h++) {
      boolean dropped = random.nextDouble() < DROPPED_UNITS;
      units[h] = dropped || units[h] < 0 ? 0 : units[h] * UNIT_SCALE;
    }
  }

  private void updateOutputs() {
    for (int h = 0; h < hidden; h++) {
      if (units[h] > 0) {
        float[] outputs = network.outputs()[h];
        unitErrors[h] = Rows.product(errors, outputs);
        step(outputs, errors, units[h], outputSquares[h]);
      } else {
        unitErrors[h] = 0;
      }
    }
    step(network.outputBias(), errors, 1, biasSquares);
  }

  private void step(float[] weights, float[] by, float factor, float[] squares) {
    for (int i = 0; i < weights.length; i++) {
      float gradient = by[i] * factor;
      squares[i] += gradient * gradient;
      weights[i] -= rate * gradient / (float) Math.sqrt(squares[i]);
    }
  }

  private void updateEmbeddings() {
    float square = Rows.product(unitErrors, unitErrors) / hidden;
    Rows.add(network.bias(), unitErrors, -rate * BIAS_RATE);
    for (int i = 0; i < kept; i++) {
      int id = keptIds[i];
      float value = keptValues[i];
      embeddingSquares[id] += square * value * value;
      float step = rate * UNIT_SCALE * value / (float) Math.sqrt(embeddingSquares[id]);
      Rows.add(embeddings[id], unitErrors, -step);
    }
  }
}
