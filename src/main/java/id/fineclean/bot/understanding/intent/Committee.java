package id.fineclean.bot.understanding.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A [MarginModel] and several [Network]s that decide together: the mean of their probabilities.
///
/// @param sharpness turns the margins into probabilities
/// @param finalSharpness turns the mean into calibrated probabilities; a mean is too timid
record Committee(
    MarginModel machine, List<Network> networks, double sharpness, double finalSharpness) {

  private static final float MACHINE_SHARE = 0.5f;

  Committee {
    networks = List.copyOf(networks);
  }

  int classes() {
    return machine.classes();
  }

  Committee withSharpness(double ofMachine, double ofMean) {
    return new Committee(machine, networks, ofMachine, ofMean);
  }

  float[] margins(SparseVector x) {
    float[] margins = new float[classes()];
    machine.margins(x, margins);
    return margins;
  }

  float[] probabilities(SparseVector x) {
    float[] result = uncalibrated(x);
    if (finalSharpness != 1) {
      for (int k = 0; k < result.length; k++) {
        result[k] = (float) Math.log(result[k] + 1e-9);
      }
      Softmax.apply(result, finalSharpness);
    }
    return result;
  }

  private float[] uncalibrated(SparseVector x) {
    float[] result = new float[classes()];
    machine.margins(x, result);
    Softmax.apply(result, sharpness);
    if (!networks.isEmpty()) {
      for (int k = 0; k < result.length; k++) {
        result[k] *= MACHINE_SHARE;
      }
      for (Network network : networks) {
        network.addProbabilities(x, (1 - MACHINE_SHARE) / networks.size(), result);
      }
    }
    return result;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(classes());
    FloatBlock.write(machine.weights(), out);
    out.writeInt(networks.size());
    for (Network network : networks) {
      network.write(out);
    }
    out.writeDouble(sharpness);
    out.writeDouble(finalSharpness);
  }

  static Committee read(DataInputStream in, int features) throws IOException {
    int classes = in.readInt();
    float[] weights = FloatBlock.read(in, Math.multiplyExact(features, classes));
    int size = in.readInt();
    var networks = new ArrayList<Network>();
    for (int i = 0; i < size; i++) {
      networks.add(Network.read(in, features, classes));
    }
    return new Committee(
        new MarginModel(classes, weights), networks, in.readDouble(), in.readDouble());
  }
}
