package id.fineclean.bot.understanding.intent;

import id.fineclean.bot.understanding.intent.Network.Head;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A [MarginModel] and several [Network]s that decide together: the mean of their probabilities.
/// Immutable and thread-safe.
final class Committee {
  private static final float MACHINE_SHARE = 0.3f;
  private static final double SMALLEST = 1e-9;

  /// The weights of the machine.
  private final HalfRows machine;

  private final List<Head> heads;

  /// The networks' embeddings side by side.
  private final HalfRows embeddings;

  private final double sharpness;
  private final double finalSharpness;

  /// @param sharpness turns the margins into probabilities
  /// @param finalSharpness turns the mean into calibrated probabilities; a mean is too timid
  private Committee(
      HalfRows machine,
      List<Head> heads,
      HalfRows embeddings,
      double sharpness,
      double finalSharpness) {
    this.machine = machine;
    this.heads = List.copyOf(heads);
    this.embeddings = embeddings;
    this.sharpness = sharpness;
    this.finalSharpness = finalSharpness;
  }

  /// @param machine the weights of a [MarginModel]
  /// @param networks at least one, all of the same size
  static Committee of(HalfRows machine, List<Network> networks, double sharpness) {
    List<Head> heads = networks.stream().map(Network::head).toList();
    return new Committee(machine, heads, sideBySide(networks), sharpness, 1);
  }

  private static HalfRows sideBySide(List<Network> networks) {
    return HalfRows.sideBySide(networks.stream().map(Network::embeddings).toList());
  }

  Committee withSharpness(double ofMachine, double ofMean) {
    return new Committee(machine, heads, embeddings, ofMachine, ofMean);
  }

  double sharpness() {
    return sharpness;
  }

  double finalSharpness() {
    return finalSharpness;
  }

  int classes() {
    return machine.width();
  }

  float[] margins(SparseVector x) {
    float[] margins = new float[classes()];
    machine.addTo(margins, x);
    return margins;
  }

  float[] probabilities(Vectors x) {
    float[] mean = margins(x.written());
    Softmax.apply(mean, sharpness);
    addNetworks(x.meant(), mean);
    if (finalSharpness != 1) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] = (float) Math.log(mean[k] + SMALLEST);
      }
      Softmax.apply(mean, finalSharpness);
    }
    return mean;
  }

  private void addNetworks(SparseVector x, float[] mean) {
    float[] units = units(x);
    float[] scores = new float[classes()];
    float share = (1 - MACHINE_SHARE) / heads.size();
    for (int k = 0; k < mean.length; k++) {
      mean[k] *= MACHINE_SHARE;
    }
    int offset = 0;
    for (Head head : heads) {
      head.score(units, offset, scores);
      Softmax.apply(scores, 1);
      for (int k = 0; k < mean.length; k++) {
        mean[k] += share * scores[k];
      }
      offset += head.hidden();
    }
  }

  /// The hidden units of all networks, one after another.
  private float[] units(SparseVector x) {
    float[] units = new float[embeddings.width()];
    int offset = 0;
    for (Head head : heads) {
      System.arraycopy(head.bias(), 0, units, offset, head.hidden());
      offset += head.hidden();
    }
    embeddings.addTo(units, x);
    return units;
  }

  void write(DataOutputStream out) throws IOException {
    machine.write(out);
    out.writeInt(heads.size());
    for (Head head : heads) {
      out.writeInt(head.hidden());
      FloatBlock.write(head.bias(), out);
      FloatBlock.write(head.outputs(), out);
      FloatBlock.write(head.outputBias(), out);
    }
    embeddings.write(out);
    out.writeDouble(sharpness);
    out.writeDouble(finalSharpness);
  }

  static Committee read(DataInputStream in) throws IOException {
    HalfRows machine = HalfRows.read(in);
    int classes = machine.width();
    int size = in.readInt();
    List<Head> heads = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int hidden = in.readInt();
      heads.add(
          new Head(
              FloatBlock.read(in, hidden),
              FloatBlock.read(in, Math.multiplyExact(hidden, classes)),
              FloatBlock.read(in, classes)));
    }
    return new Committee(machine, heads, HalfRows.read(in), in.readDouble(), in.readDouble());
  }
}
