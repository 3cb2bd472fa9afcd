package id.fineclean.bot.understanding.intent;

import id.fineclean.bot.understanding.intent.Network.Head;
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
  private final HalfRows machine;

  private final List<Head> heads;

  /// The networks' embeddings side by side.
  private final HalfRows embeddings;

  private final double sharpness;

  private Committee(HalfRows machine, List<Head> heads, HalfRows embeddings, double sharpness) {
    this.machine = machine;
    this.heads = List.copyOf(heads);
    this.embeddings = embeddings;
    this.sharpness = sharpness;
  }

  /// @param machine the weights of a [MarginModel]
  /// @param networks at least one, all of the same size
  /// @param sharpness turns the scores into calibrated probabilities
  static Committee of(HalfRows machine, List<Network> networks, double sharpness) {
    List<Head> heads = networks.stream().map(Network::head).toList();
    HalfRows embeddings = HalfRows.sideBySide(networks.stream().map(Network::embeddings).toList());
    return new Committee(machine, heads, embeddings, sharpness);
  }

  private int classes() {
    return machine.width();
  }

  float[] probabilities(Vectors x) {
    float[] margins = new float[classes()];
    machine.addTo(margins, x.written());
    float[] scores = sum(margins, networks(x.meant()));
    Softmax.apply(scores, sharpness);
    return scores;
  }

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
    for (Head head : heads) {
      head.score(units, offset, scores);
      Rows.add(mean, scores, 1f / heads.size());
      offset += head.hidden();
    }
    return mean;
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
      head.write(out);
    }
    embeddings.write(out);
    out.writeDouble(sharpness);
  }

  static Committee read(DataInputStream in) throws IOException {
    HalfRows machine = HalfRows.read(in);
    int size = in.readInt();
    List<Head> heads = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      heads.add(Head.read(in, machine.width()));
    }
    return new Committee(machine, heads, HalfRows.read(in), in.readDouble());
  }
}
