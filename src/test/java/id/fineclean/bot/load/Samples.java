package id.fineclean.bot.load;

import java.util.Arrays;

/// Durations that were measured, in nanoseconds.
final class Samples {
  private long[] values = new long[1_024];
  private int count;

  void add(long nanos) {
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
    }
    values[count++] = nanos;
  }

  int count() {
    return count;
  }

  /// @param share 0.5 for the median, 1 for the longest
  /// @return in milliseconds; 0 where nothing was measured
  double millis(double share) {
    if (count == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    int at = (int) Math.ceil(share * count) - 1;
    return sorted[Math.clamp(at, 0, count - 1)] / 1e6;
  }
}
