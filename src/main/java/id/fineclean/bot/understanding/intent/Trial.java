package id.fineclean.bot.understanding.intent;

/// What came of a message that its judges had not been trained on yet.
///
/// @param scores of all intents, not calibrated
/// @param label the number of its true intent
record Trial(float[] scores, int label) {

  /// The probabilities of all intents.
  float[] probabilities(double sharpness) {
    float[] probabilities = scores.clone();
    Softmax.apply(probabilities, sharpness);
    return probabilities;
  }
}
