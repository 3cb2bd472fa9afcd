package id.fineclean.bot.understanding.intent;

/// Arithmetic over whole rows of weights. Both rows are read and written at the same places, which
/// lets the compiler use vector instructions; with an offset into one long array it does not
/// (measured on JDK 25: 12 instead of 22 to 31 ns for 64 weights).
final class Rows {
  private Rows() {}

  /// Adds `by`, times `factor`, to `sums`.
  static void add(float[] sums, float[] by, float factor) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * by[i];
    }
  }

  /// Four sums at once, as one after another is four times as slow.
  static float product(float[] a, float[] b) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      sum0 += a[i] * b[i];
      sum1 += a[i + 1] * b[i + 1];
      sum2 += a[i + 2] * b[i + 2];
      sum3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      sum0 += a[i] * b[i];
    }
    return sum0 + sum1 + sum2 + sum3;
  }

  /// The place of the largest, the first of equals.
  static int largest(float[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[largest]) {
        largest = i;
      }
    }
    return largest;
  }
}
