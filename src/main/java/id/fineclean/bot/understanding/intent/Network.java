package id.fineclean.bot.understanding.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// A network of one hidden layer of rectified units over messages as they were meant: features to
/// hidden units to intents. It sees combinations of features, which a [MarginModel] cannot. This is
/// what follows the hidden units' sums; the weights before them lie in [Committee], where those of
/// all networks stand side by side.
///
/// @param bias of length `hidden`
/// @param outputs one row of `classes` weights per hidden unit
/// @param outputBias of length `classes`
record Network(float[] bias, float[][] outputs, float[] outputBias) {
  int hidden() {
    return bias.length;
  }

  int classes() {
    return outputBias.length;
  }

  /// Writes the intents' scores to `scores`.
  ///
  /// @param units where the hidden units' values stand, from `offset` on
  void score(float[] units, int offset, float[] scores) {
    System.arraycopy(outputBias, 0, scores, 0, scores.length);
    for (int h = 0; h < bias.length; h++) {
      float unit = units[offset + h];
      if (unit > 0) {
        Rows.add(scores, outputs[h], unit);
      }
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(hidden());
    FloatBlock.write(bias, out);
    for (float[] row : outputs) {
      FloatBlock.write(row, out);
    }
    FloatBlock.write(outputBias, out);
  }

  static Network read(DataInputStream in, int classes) throws IOException {
    int hidden = in.readInt();
    float[] bias = FloatBlock.read(in, hidden);
    float[][] outputs = new float[hidden][];
    for (int h = 0; h < hidden; h++) {
      outputs[h] = FloatBlock.read(in, classes);
    }
    return new Network(bias, outputs, FloatBlock.read(in, classes));
  }
}
