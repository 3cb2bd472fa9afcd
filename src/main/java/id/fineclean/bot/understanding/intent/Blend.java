package id.fineclean.bot.understanding.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// How a machine's margins and the networks' probabilities become the probabilities of all.
///
/// @param sharpness turns the margins into probabilities
/// @param finalSharpness turns the mean into calibrated probabilities; a mean is too timid
record Blend(double sharpness, double finalSharpness) {
  private static final float MACHINE_SHARE = 0.35f;
  private static final float SMALLEST = 1e-9f;

  /// Replaces `margins` by the probabilities of all.
  ///
  /// @param networks the mean of their probabilities
  void apply(float[] margins, float[] networks) {
    mix(margins, networks);
    if (finalSharpness != 1) {
      toLogarithms(margins);
      Softmax.apply(margins, finalSharpness);
    }
  }

  /// Leaves out the final sharpening.
  void mix(float[] margins, float[] networks) {
    Softmax.apply(margins, sharpness);
    for (int k = 0; k < margins.length; k++) {
      margins[k] = MACHINE_SHARE * margins[k] + (1 - MACHINE_SHARE) * networks[k];
    }
  }

  static void toLogarithms(float[] probabilities) {
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] = (float) Math.log(probabilities[k] + SMALLEST);
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeDouble(sharpness);
    out.writeDouble(finalSharpness);
  }

  static Blend read(DataInputStream in) throws IOException {
    return new Blend(in.readDouble(), in.readDouble());
  }
}
