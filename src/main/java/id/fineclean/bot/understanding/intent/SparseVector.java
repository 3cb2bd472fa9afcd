package id.fineclean.bot.understanding.intent;

/// The known features of one message with their weights.
///
/// @param ids ascending, each once
/// @param values of the same length
/// @param unknown the share of the message's features never seen in training, 0 to 1
record SparseVector(int[] ids, float[] values, float unknown) {
  SparseVector {
    if (ids.length != values.length) {
      throw new IllegalArgumentException(ids.length + " ids, " + values.length + " values");
    }
  }

  int size() {
    return ids.length;
  }

  /// How many of its ids are below `limit`.
  int below(int limit) {
    int low = 0;
    int high = ids.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ids[middle] < limit) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  float squaredNorm() {
    float sum = 0;
    for (float value : values) {
      sum += value * value;
    }
    return sum;
  }
}
