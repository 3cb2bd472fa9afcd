package id.fineclean.bot.understanding.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
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
    byte[] bytes = in.readNBytes(Math.multiplyExact(size, Float.BYTES));
    if (bytes.length != size * Float.BYTES) {
      throw new EOFException("wanted " + size + " floats");
    }
    float[] values = new float[size];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return values;
  }
}
