package id.fineclean.bot.understanding.intent;

/// What came of a message that its judges had not been trained on yet.
///
/// @param margins the machine's
/// @param networks the mean of the networks' probabilities
/// @param label the number of its true intent
record Trial(float[] margins, float[] networks, int label) {

  /// The probabilities of all intents.
  float[] probabilities(Blend blend) {
    float[] probabilities = margins.clone();
    blend.apply(probabilities, networks);
    return probabilities;
  }
}
