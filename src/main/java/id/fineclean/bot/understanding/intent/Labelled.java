package id.fineclean.bot.understanding.intent;

/// A training example ready for the models.
///
/// @param label the number of its intent
record Labelled(Vectors vectors, int label) {}
