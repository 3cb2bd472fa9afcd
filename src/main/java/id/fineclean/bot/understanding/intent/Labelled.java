package id.fineclean.bot.understanding.intent;

/// A training example ready for the models.
///
/// @param label the number of its intent
/// @param squaredNorm of the vector, kept because training asks for it again and again
record Labelled(SparseVector vector, int label, float squaredNorm) {
  Labelled(SparseVector vector, int label) {
    this(vector, label, vector.squaredNorm());
  }
}
