package id.fineclean.bot.understanding.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A [MarginModel] and several [Network]s that decide together, by the sum of their scores.
/// Immutable and thread-safe.
final class Committee {
  /// What a margin counts for beside the mean of the networks' scores. From 2 to 4 all are alike by
  /// cross-validation, here and on MASSIVE; more is worse for misspelt messages.
  private static final float MARGIN = 3;

  /// The weights of the machine.
  private final QuantizedRows machine;

  private final List<Network> networks;

  /// The networks' embeddings side by side.
  private final QuantizedRows embeddings;

  private final double sharpness;

  /// @param machine the weights of a [MarginModel]
  /// @param networks at least one, all of the same size
  /// @param embeddings a part of each row for each network
  /// @param sharpness turns the scores into calibrated probabilities
  Committee(
      QuantizedRows machine, List<Network> networks, QuantizedRows embeddings, double sharpness) {
    this.machine = machine;
    this.networks = List.copyOf(networks);
    this.embeddings = embeddings;
    this.sharpness = sharpness;
  }

  private int classes() {
    return machine.width();
  }

  Vote vote(Vectors x) {
    float[] margins = new float[classes()];
    machine.addTo(margins, x.written());
    float[] networks = networks(x.meant());
    boolean unanimous = Rows.largest(margins) == Rows.largest(networks);
    float[] scores = sum(margins, networks);
    Softmax.apply(scores, sharpness);
    return new Vote(scores, unanimous);
  }

  /// @param probabilities of all intents
  /// @param unanimous whether machine and networks have the same intent for the likeliest
  record Vote(float[] probabilities, boolean unanimous) {}

  /// The scores of all.
  ///
  /// @param networks the mean of the networks' scores
  static float[] sum(float[] margins, float[] networks) {
    float[] scores = networks.clone();
    Rows.add(scores, margins, MARGIN);
    return scores;
  }

  private float[] networks(SparseVector x) {
    float[] units = units(x);
    float[] scores = new float[classes()];
    float[] mean = new float[classes()];
    int offset = 0;
    for (Network network : networks) {
      network.score(units, offset, scores);
      Rows.add(mean, scores, 1f / networks.size());
      offset += network.hidden();
    }
    return mean;
  }

  /// The hidden units of all networks, one after another.
  private float[] units(SparseVector x) {
    float[] units = new float[embeddings.width()];
    int offset = 0;
    for (Network network : networks) {
      System.arraycopy(network.bias(), 0, units, offset, network.hidden());
      offset += network.hidden();
    }
    embeddings.addTo(units, x);
    return units;
  }

  void write(DataOutputStream out) throws IOException {
    machine.write(out);
    out.writeInt(networks.size());
    for (Network network : networks) {
      network.write(out);
    }
    embeddings.write(out);
    out.writeDouble(sharpness);
  }

  static Committee read(DataInputStream in) throws IOException {
    QuantizedRows machine = QuantizedRows.read(in);
    int size = in.readInt();
    List<Network> networks = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      networks.add(Network.read(in, machine.width()));
    }
    return new Committee(machine, networks, QuantizedRows.read(in), in.readDouble());
  }
}
