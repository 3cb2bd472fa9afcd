package id.fineclean.bot.understanding.intent;

import java.util.Arrays;

/// A linear multi-class support vector machine over messages as they were written: one margin per
/// intent.
///
/// @param weights one row of `classes` weights per feature
record MarginModel(float[][] weights) {

  /// Writes the margins of `x` to `margins`.
  void margins(SparseVector x, float[] margins) {
    Arrays.fill(margins, 0f);
    for (int i = 0; i < x.size(); i++) {
      Rows.add(margins, weights[x.ids()[i]], x.values()[i]);
    }
  }
}
