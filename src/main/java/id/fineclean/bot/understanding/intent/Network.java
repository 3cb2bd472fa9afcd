package id.fineclean.bot.understanding.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// A network of one hidden layer of rectified units: features to hidden units to intents. It sees
/// combinations of features, which a [MarginModel] cannot.
///
/// @param embeddings one row of `hidden` weights per feature
/// @param hiddenBias of length `hidden`
/// @param outputs one row of `classes` weights per hidden unit
/// @param outputBias of length `classes`
record Network(
    int hidden,
    int classes,
    float[] embeddings,
    float[] hiddenBias,
    float[] outputs,
    float[] outputBias) {

  /// Adds the intents' probabilities for `x`, times `weight`, to `sums`.
  void addProbabilities(SparseVector x, float weight, float[] sums) {
    float[] units = new float[hidden];
    float[] scores = new float[classes];
    excite(x, units);
    score(units, scores);
    Softmax.apply(scores, 1);
    for (int k = 0; k < classes; k++) {
      sums[k] += weight * scores[k];
    }
  }

  private void excite(SparseVector x, float[] units) {
    System.arraycopy(hiddenBias, 0, units, 0, hidden);
    for (int i = 0; i < x.size(); i++) {
      int row = x.ids()[i] * hidden;
      float value = x.values()[i];
      for (int h = 0; h < hidden; h++) {
        units[h] += value * embeddings[row + h];
      }
    }
  }

  /// Writes the scores of the rectified `units` to `scores`.
  void score(float[] units, float[] scores) {
    System.arraycopy(outputBias, 0, scores, 0, classes);
    for (int h = 0; h < hidden; h++) {
      float unit = units[h];
      if (unit > 0) {
        int row = h * classes;
        for (int k = 0; k < classes; k++) {
          scores[k] += unit * outputs[row + k];
        }
      }
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(hidden);
    FloatBlock.write(embeddings, out);
    FloatBlock.write(hiddenBias, out);
    FloatBlock.write(outputs, out);
    FloatBlock.write(outputBias, out);
  }

  static Network read(DataInputStream in, int features, int classes) throws IOException {
    int hidden = in.readInt();
    return new Network(
        hidden,
        classes,
        FloatBlock.read(in, Math.multiplyExact(features, hidden)),
        FloatBlock.read(in, hidden),
        FloatBlock.read(in, hidden * classes),
        FloatBlock.read(in, classes));
  }
}
