package id.fineclean.bot.understanding.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// The features seen in training, numbered from 0, and how much each weighs: rare ones more
/// (inverse document frequency), with each block of a message scaled to the same length.
final class FeatureSpace {
  private final LongIndex index;
  private final float[] rarity;
  private final byte[] blocks;

  private FeatureSpace(LongIndex index, float[] rarity, byte[] blocks) {
    this.index = index;
    this.rarity = rarity;
    this.blocks = blocks;
  }

  /// Numbers all features of `messages` in order of appearance.
  static FeatureSpace of(List<Features> messages) {
    var index = new LongIndex(1 << 14);
    int[] counts = new int[1 << 14];
    byte[] blocks = new byte[1 << 14];
    int[] seenIn = new int[1 << 14];
    for (int m = 0; m < messages.size(); m++) {
      Features features = messages.get(m);
      for (int i = 0; i < features.size(); i++) {
        int id = index.add(features.hash(i));
        if (id == counts.length) {
          counts = Arrays.copyOf(counts, id * 2);
          blocks = Arrays.copyOf(blocks, id * 2);
          seenIn = Arrays.copyOf(seenIn, id * 2);
        }
        blocks[id] = (byte) features.block(i);
        if (seenIn[id] != m + 1) {
          seenIn[id] = m + 1;
          counts[id]++;
        }
      }
    }
    float[] rarity = rarity(counts, index.size(), messages.size());
    return new FeatureSpace(index, rarity, Arrays.copyOf(blocks, index.size()));
  }

  private static float[] rarity(int[] counts, int size, int messages) {
    float[] rarity = new float[size];
    for (int id = 0; id < size; id++) {
      rarity[id] =
          (float)
              Math.pow(
                  Math.log((1.0 + messages) / (1.0 + counts[id])) + 1,
                  Double.parseDouble(System.getProperty("ipow", "1")));
    }
    return rarity;
  }

  int size() {
    return rarity.length;
  }

  /// Whether the feature is a word, a pair of words, or one of their consonant forms.
  boolean isWordLike(int id) {
    return blocks[id] == Features.WORDS || blocks[id] == Features.SKELETONS;
  }

  int block(int id) {
    return blocks[id];
  }

  float rarity(int id) {
    return rarity[id];
  }

  SparseVector vector(Features features) {
    int[] ids = new int[features.size()];
    int found = 0;
    for (int i = 0; i < features.size(); i++) {
      int id = index.get(features.hash(i));
      if (id >= 0) {
        ids[found++] = id;
      }
    }
    float unknown = features.size() == 0 ? 0 : 1 - (float) found / features.size();
    Arrays.sort(ids, 0, found);
    int[] distinct = Arrays.copyOf(ids, distinct(ids, found));
    return new SparseVector(distinct, weigh(distinct), unknown);
  }

  private static int distinct(int[] sorted, int size) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (kept == 0 || sorted[i] != sorted[kept - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return kept;
  }

  private float[] weigh(int[] ids) {
    float[] squares = new float[Features.BLOCKS];
    for (int id : ids) {
      squares[blocks[id]] += rarity[id] * rarity[id];
    }
    float[] scales = new float[Features.BLOCKS];
    for (int block = 0; block < scales.length; block++) {
      scales[block] = squares[block] == 0 ? 0 : (float) (1 / Math.sqrt(squares[block]));
    }
    float[] values = new float[ids.length];
    for (int i = 0; i < ids.length; i++) {
      values[i] = rarity[ids[i]] * scales[blocks[ids[i]]];
    }
    return values;
  }

  void write(DataOutputStream out) throws IOException {
    index.write(out);
    FloatBlock.write(rarity, out);
    out.write(blocks);
  }

  static FeatureSpace read(DataInputStream in) throws IOException {
    LongIndex index = LongIndex.read(in);
    float[] rarity = FloatBlock.read(in, index.size());
    return new FeatureSpace(index, rarity, in.readNBytes(index.size()));
  }
}
