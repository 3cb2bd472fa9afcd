package id.fineclean.bot.understanding.intent;

/// The features of one message, as it was written and as it was meant.
record Vectors(SparseVector written, SparseVector meant) {}
