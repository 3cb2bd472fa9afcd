package id.fineclean.bot.understanding.intent;

import java.util.Arrays;

/// A linear multi-class support vector machine over messages as they were written: one margin per
/// intent.
///
/// @param weights row by row, one row of `classes` weights per feature
record MarginModel(int classes, float[] weights) {

  /// Writes the margins of `x` to `margins`.
  void margins(SparseVector x, float[] margins) {
    Arrays.fill(margins, 0, classes, 0f);
    for (int i = 0; i < x.size(); i++) {
      int row = x.ids()[i] * classes;
      float value = x.values()[i];
      for (int k = 0; k < classes; k++) {
        margins[k] += value * weights[row + k];
      }
    }
  }
}
