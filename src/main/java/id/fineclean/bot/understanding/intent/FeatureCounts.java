package id.fineclean.bot.understanding.intent;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// In how many messages each feature was seen.
final class FeatureCounts {
  private final LongIndex index = new LongIndex(1 << 14);
  private long[] hashes = new long[1 << 14];
  private byte[] blocks = new byte[1 << 14];
  private int[] counts = new int[1 << 14];
  private int[] lastSeen = new int[1 << 14];
  private int messages;

  void add(Features features) {
    messages++;
    for (int i = 0; i < features.size(); i++) {
      int id = index.add(features.hash(i));
      if (id == hashes.length) {
        grow();
      }
      hashes[id] = features.hash(i);
      blocks[id] = (byte) features.block(i);
      if (lastSeen[id] != messages) {
        lastSeen[id] = messages;
        counts[id]++;
      }
    }
  }

  private void grow() {
    int capacity = hashes.length * 2;
    hashes = Arrays.copyOf(hashes, capacity);
    blocks = Arrays.copyOf(blocks, capacity);
    counts = Arrays.copyOf(counts, capacity);
    lastSeen = Arrays.copyOf(lastSeen, capacity);
  }

  int size() {
    return index.size();
  }

  long hash(int i) {
    return hashes[i];
  }

  byte block(int i) {
    return blocks[i];
  }

  int count(int i) {
    return counts[i];
  }

  /// The features with such a count, in order of appearance.
  LongStream hashes(IntPredicate count) {
    return IntStream.range(0, size()).filter(i -> count.test(counts[i])).mapToLong(i -> hashes[i]);
  }
}
