package id.fineclean.bot.understanding.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// One row of weights for each feature, in half precision: a message touches rows all over memory,
/// and fetching them is what takes the time.
///
/// @param values row by row
/// @param width of a row
record HalfRows(short[] values, int width) {
  /// In files they are read and written in pieces: there are 37 MB of them for `intents/`, which a
  /// small heap does not hold twice.
  private static final int BLOCK = 1 << 15;

  /// @param rows at least one, all of the same width
  static HalfRows of(float[][] rows) {
    int width = rows[0].length;
    short[] halves = new short[Math.multiplyExact(rows.length, width)];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < width; i++) {
        halves[row * width + i] = Float.floatToFloat16(rows[row][i]);
      }
    }
    return new HalfRows(halves, width);
  }

  /// Rows that follow one another in memory where they are for the same feature.
  ///
  /// @param parts at least one, all of the same width and number of rows
  static HalfRows sideBySide(List<HalfRows> parts) {
    int part = parts.getFirst().width;
    int rows = parts.getFirst().values.length / part;
    int width = part * parts.size();
    short[] all = new short[rows * width];
    for (int p = 0; p < parts.size(); p++) {
      for (int row = 0; row < rows; row++) {
        System.arraycopy(parts.get(p).values, row * part, all, row * width + p * part, part);
      }
    }
    return new HalfRows(all, width);
  }

  /// Adds the rows of the features of `x`, each times its value; features without a row add
  /// nothing.
  ///
  /// @param sums as long as a row
  void addTo(float[] sums, SparseVector x) {
    int known = x.below(values.length / width);
    for (int i = 0; i < known; i++) {
      add(sums, x.ids()[i] * width, x.values()[i]);
    }
  }

  private void add(float[] sums, int row, float value) {
    for (int h = 0; h < width; h++) {
      sums[h] += value * Float.float16ToFloat(values[row + h]);
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(width);
    out.writeInt(values.length);
    byte[] bytes = new byte[BLOCK * Short.BYTES];
    for (int from = 0; from < values.length; from += BLOCK) {
      int size = Math.min(BLOCK, values.length - from);
      ByteBuffer.wrap(bytes).asShortBuffer().put(values, from, size);
      out.write(bytes, 0, size * Short.BYTES);
    }
  }

  static HalfRows read(DataInputStream in) throws IOException {
    int width = in.readInt();
    if (width < 1) {
      throw new EOFException("a row of " + width + " weights");
    }
    short[] values = new short[in.readInt()];
    byte[] bytes = new byte[BLOCK * Short.BYTES];
    for (int from = 0; from < values.length; from += BLOCK) {
      int size = Math.min(BLOCK, values.length - from);
      in.readFully(bytes, 0, size * Short.BYTES);
      ByteBuffer.wrap(bytes).asShortBuffer().get(values, from, size);
    }
    return new HalfRows(values, width);
  }
}
