package id.fineclean.bot.understanding.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// One row of weights for each feature, a byte each: a message touches rows all over memory, and
/// fetching them is what takes the time. The weights of a part of a row share a scale (symmetric
/// quantization, Jacob et al., CVPR 2018).
final class QuantizedRows {
  private static final int LARGEST = Byte.MAX_VALUE;

  private final int rows;

  /// How many parts a row has.
  private final int parts;

  /// How many weights a part has.
  private final int width;

  /// Row by row.
  private final byte[] values;

  /// One for each part of each row.
  private final float[] scales;

  private QuantizedRows(int rows, int parts, int width, byte[] values, float[] scales) {
    this.rows = rows;
    this.parts = parts;
    this.width = width;
    this.values = values;
    this.scales = scales;
  }

  /// Rows of zeros, to be filled part by part.
  ///
  /// @param width of a part
  static QuantizedRows zeros(int rows, int parts, int width) {
    int row = Math.multiplyExact(parts, width);
    return new QuantizedRows(
        rows, parts, width, new byte[Math.multiplyExact(rows, row)], new float[rows * parts]);
  }

  /// @param rows at least one, all of the same width
  static QuantizedRows of(float[][] rows) {
    QuantizedRows result = zeros(rows.length, 1, rows[0].length);
    result.fill(0, rows);
    return result;
  }

  /// Sets one part of every row. Different parts can be set by several threads at once.
  ///
  /// @param weights a part for each row
  void fill(int part, float[][] weights) {
    for (int row = 0; row < rows; row++) {
      int place = row * parts + part;
      scales[place] = quantize(weights[row], values, place * width);
    }
  }

  /// @return the scale
  private static float quantize(float[] weights, byte[] values, int from) {
    float largest = 0;
    for (float weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    if (largest == 0) {
      return 0;
    }
    for (int i = 0; i < weights.length; i++) {
      values[from + i] = (byte) Math.round(weights[i] * LARGEST / largest);
    }
    return largest / LARGEST;
  }

  /// Of a whole row.
  int width() {
    return parts * width;
  }

  /// Adds the rows of the features of `x`, each times its value; features without a row add
  /// nothing.
  ///
  /// @param sums as long as a row
  void addTo(float[] sums, SparseVector x) {
    int known = x.below(rows);
    for (int i = 0; i < known; i++) {
      int place = x.ids()[i] * parts;
      for (int part = 0; part < parts; part++) {
        add(sums, part * width, (place + part) * width, scales[place + part] * x.values()[i]);
      }
    }
  }

  private void add(float[] sums, int at, int from, float factor) {
    for (int i = 0; i < width; i++) {
      sums[at + i] += factor * values[from + i];
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(rows);
    out.writeInt(parts);
    out.writeInt(width);
    out.write(values);
    FloatBlock.write(scales, out);
  }

  /// @throws IOException or a runtime exception where the sizes make no sense
  static QuantizedRows read(DataInputStream in) throws IOException {
    QuantizedRows result = zeros(in.readInt(), in.readInt(), in.readInt());
    in.readFully(result.values);
    FloatBlock.read(in, result.scales);
    return result;
  }
}
