package id.fineclean.bot.understanding.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// Numbers non-zero longs from 0 in order of their arrival, by open addressing over flat arrays.
/// Reading is thread-safe once nothing is added any more.
final class LongIndex {
  /// Keys in even places, each with its number behind it, so that both are fetched at once.
  private long[] table;

  private int size;

  LongIndex(int expected) {
    table = new long[Integer.highestOneBit(Math.max(expected, 8)) * 8];
  }

  int size() {
    return size;
  }

  /// The key's number, or -1.
  int get(long key) {
    int slot = slot(key);
    return table[slot] == key ? (int) table[slot + 1] : -1;
  }

  /// The key's number, the next free one if it is new.
  int add(long key) {
    int slot = slot(key);
    if (table[slot] == key) {
      return (int) table[slot + 1];
    }
    if (size * 4 >= table.length) {
      grow();
      slot = slot(key);
    }
    table[slot] = key;
    table[slot + 1] = size;
    return size++;
  }

  private int slot(long key) {
    int mask = table.length - 1;
    int slot = ((int) key << 1) & mask;
    while (table[slot] != 0 && table[slot] != key) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] old = table;
    table = new long[old.length * 2];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        int slot = slot(old[i]);
        table[slot] = old[i];
        table[slot + 1] = old[i + 1];
      }
    }
  }

  void write(DataOutputStream out) throws IOException {
    long[] inOrder = new long[size];
    for (int i = 0; i < table.length; i += 2) {
      if (table[i] != 0) {
        inOrder[(int) table[i + 1]] = table[i];
      }
    }
    out.writeInt(size);
    for (long key : inOrder) {
      out.writeLong(key);
    }
  }

  static LongIndex read(DataInputStream in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > 1 << 24) {
      throw new IOException("no feature index: size " + size);
    }
    var index = new LongIndex(Math.max(size, 8));
    for (int i = 0; i < size; i++) {
      index.add(in.readLong());
    }
    return index;
  }
}
