package id.fineclean.bot.understanding.intent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// Numbers non-zero longs from 0 in order of their arrival, by open addressing over flat arrays.
/// Reading is thread-safe once nothing is added any more.
final class LongIndex {
  private long[] keys;
  private int[] ids;
  private int size;

  LongIndex(int expected) {
    int capacity = Integer.highestOneBit(Math.max(expected, 8)) * 4;
    keys = new long[capacity];
    ids = new int[capacity];
  }

  int size() {
    return size;
  }

  /// The key's number, or -1.
  int get(long key) {
    int slot = slot(key);
    return keys[slot] == key ? ids[slot] : -1;
  }

  /// The key's number, the next free one if it is new.
  int add(long key) {
    int slot = slot(key);
    if (keys[slot] == key) {
      return ids[slot];
    }
    if (size * 2 >= keys.length) {
      grow();
      slot = slot(key);
    }
    keys[slot] = key;
    ids[slot] = size;
    return size++;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) key & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldIds = ids;
    keys = new long[oldKeys.length * 2];
    ids = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        ids[slot] = oldIds[i];
      }
    }
  }

  void write(DataOutputStream out) throws IOException {
    long[] inOrder = new long[size];
    for (int i = 0; i < keys.length; i++) {
      if (keys[i] != 0) {
        inOrder[ids[i]] = keys[i];
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
