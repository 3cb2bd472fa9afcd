package id.fineclean.bot.understanding.intent;

import id.fineclean.bot.understanding.intent.Network.Head;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A [MarginModel] and several [Network]s that decide together. Immutable and thread-safe.
final class Committee {
  /// The weights of the machine.
  private final HalfRows machine;

  private final List<Head> heads;

  /// The networks' embeddings side by side.
  private final HalfRows embeddings;

  private final Blend blend;

  private Committee(HalfRows machine, List<Head> heads, HalfRows embeddings, Blend blend) {
    this.machine = machine;
    this.heads = List.copyOf(heads);
    this.embeddings = embeddings;
    this.blend = blend;
  }

  /// @param machine the weights of a [MarginModel]
  /// @param networks at least one, all of the same size
  static Committee of(HalfRows machine, List<Network> networks, Blend blend) {
    List<Head> heads = networks.stream().map(Network::head).toList();
    HalfRows embeddings = HalfRows.sideBySide(networks.stream().map(Network::embeddings).toList());
    return new Committee(machine, heads, embeddings, blend);
  }

  private int classes() {
    return machine.width();
  }

  float[] probabilities(Vectors x) {
    float[] probabilities = new float[classes()];
    machine.addTo(probabilities, x.written());
    blend.apply(probabilities, networks(x.meant()));
    return probabilities;
  }

  /// The mean of the networks' probabilities.
  private float[] networks(SparseVector x) {
    float[] units = units(x);
    float[] scores = new float[classes()];
    float[] mean = new float[classes()];
    int offset = 0;
    for (Head head : heads) {
      head.score(units, offset, scores);
      Softmax.apply(scores, 1);
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
    blend.write(out);
  }

  static Committee read(DataInputStream in) throws IOException {
    HalfRows machine = HalfRows.read(in);
    int size = in.readInt();
    List<Head> heads = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      heads.add(Head.read(in, machine.width()));
    }
    return new Committee(machine, heads, HalfRows.read(in), Blend.read(in));
  }
}
