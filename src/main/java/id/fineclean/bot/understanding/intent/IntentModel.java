package id.fineclean.bot.understanding.intent;

import id.fineclean.bot.understanding.intent.Prediction.Scored;
import id.fineclean.bot.understanding.text.Normaliser;
import id.fineclean.bot.understanding.text.Vocabulary;
import id.fineclean.bot.understanding.text.WordSplitter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// A trained classifier: the words of a message in, probabilities of all intents out. Immutable and
/// thread-safe.
public final class IntentModel {
  private final List<String> intents;
  private final Normaliser normaliser;
  private final FeatureSpaces spaces;
  private final Committee committee;
  private final double clearConfidence;
  private final Sureness sureness;

  IntentModel(
      List<String> intents,
      Normaliser normaliser,
      FeatureSpaces spaces,
      Committee committee,
      double clearConfidence,
      Sureness sureness) {
    this.intents = intents;
    this.normaliser = normaliser;
    this.spaces = spaces;
    this.committee = committee;
    this.clearConfidence = clearConfidence;
    this.sureness = sureness;
  }

  /// Trains on `examples`; the same examples and vocabulary give the same model.
  ///
  /// @param examples of at least two intents
  public static IntentModel train(Collection<Example> examples, Vocabulary vocabulary) {
    return new ModelTrainer(List.copyOf(examples), vocabulary).train();
  }

  /// Sorted; probabilities come in this order.
  public List<String> intents() {
    return intents;
  }

  /// A message as the model reads it.
  public Message message(String text) {
    return message(normaliser, text);
  }

  static Message message(Normaliser normaliser, String text) {
    return new Message(normaliser.normalise(text), WordSplitter.fold(text));
  }

  /// One probability per intent, in the order of [#intents()].
  public float[] probabilities(Message message) {
    return committee.vote(spaces.vectors(message)).probabilities();
  }

  public Prediction classify(Message message) {
    Vectors vectors = spaces.vectors(message);
    Committee.Vote vote = committee.vote(vectors);
    return new Prediction(
        ranked(vote.probabilities()), vectors.meant().unknown(), vote.unanimous());
  }

  /// Sorts by probability and number in one word each, as floats that are not negative are in the
  /// order of their bits.
  private List<Scored> ranked(float[] probabilities) {
    int last = probabilities.length - 1;
    long[] keys = new long[probabilities.length];
    for (int k = 0; k <= last; k++) {
      keys[k] = (long) Float.floatToRawIntBits(probabilities[k]) << Integer.SIZE | last - k;
    }
    Arrays.sort(keys);
    List<Scored> ranked = new ArrayList<>(keys.length);
    for (int i = last; i >= 0; i--) {
      int k = last - (int) keys[i];
      ranked.add(new Scored(intents.get(k), probabilities[k]));
    }
    return ranked;
  }

  /// How likely it is right to act on the best intent, from 0 to 1; calibrated.
  public double confidence(Prediction prediction) {
    return sureness.of(prediction);
  }

  /// The probability from which on acting does more good than harm, as measured on examples kept
  /// from training.
  public double clearConfidence() {
    return clearConfidence;
  }

  /// How many features it knows.
  int features() {
    return spaces.meant().size();
  }

  SparseVector vector(Message message) {
    return spaces.meant().vector(Features.meant(message.words()));
  }

  /// Everything but the normaliser, which is learnt anew from the texts.
  void write(DataOutputStream out) throws IOException {
    out.writeInt(intents.size());
    for (String intent : intents) {
      out.writeUTF(intent);
    }
    spaces.write(out);
    committee.write(out);
    out.writeDouble(clearConfidence);
    sureness.write(out);
  }

  static IntentModel read(DataInputStream in, Normaliser normaliser) throws IOException {
    int size = in.readInt();
    List<String> intents = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      intents.add(in.readUTF());
    }
    FeatureSpaces spaces = FeatureSpaces.read(in);
    Committee committee = Committee.read(in);
    return new IntentModel(
        List.copyOf(intents), normaliser, spaces, committee, in.readDouble(), Sureness.read(in));
  }
}
