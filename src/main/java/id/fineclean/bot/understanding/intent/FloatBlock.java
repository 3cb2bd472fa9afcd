package id.fineclean.bot.understanding.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Arrays of floats in files.
final class FloatBlock {
  private FloatBlock() {}

  static void write(float[] values, DataOutputStream out) throws IOException {
    byte[] bytes = new byte[values.length * Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().put(values);
    out.write(bytes);
  }

  static float[] read(DataInputStream in, int size) throws IOException {
    float[] values = new float[size];
    read(in, values);
    return values;
  }

  /// Fills all of `values`.
  static void read(DataInputStream in, float[] values) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(values.length, Float.BYTES)];
    in.readFully(bytes);
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
  }
}
