package id.fineclean.bot.understanding.intent;

import id.fineclean.bot.understanding.intent.Prediction.Scored;
import id.fineclean.bot.understanding.text.Normaliser;
import id.fineclean.bot.understanding.text.Vocabulary;
import id.fineclean.bot.understanding.text.Word;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// A trained classifier: the words of a message in, probabilities of all intents out. Immutable and
/// thread-safe.
public final class IntentModel {
  private static final Comparator<Scored> LIKELIEST =
      Comparator.comparingDouble(Scored::probability).reversed();

  private final List<String> intents;
  private final Normaliser normaliser;
  private final FeatureSpace space;
  private final Committee committee;
  private final double clearConfidence;

  IntentModel(
      List<String> intents,
      Normaliser normaliser,
      FeatureSpace space,
      Committee committee,
      double clearConfidence) {
    this.intents = intents;
    this.normaliser = normaliser;
    this.space = space;
    this.committee = committee;
    this.clearConfidence = clearConfidence;
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

  /// The words of a message as the model reads them.
  public List<Word> words(String text) {
    return normaliser.normalise(text);
  }

  /// One probability per intent, in the order of [#intents()].
  public float[] probabilities(List<Word> words) {
    return committee.probabilities(vector(words));
  }

  public Prediction classify(List<Word> words) {
    SparseVector vector = vector(words);
    float[] probabilities = committee.probabilities(vector);
    List<Scored> ranked = new ArrayList<>(probabilities.length);
    for (int k = 0; k < probabilities.length; k++) {
      ranked.add(new Scored(intents.get(k), probabilities[k]));
    }
    ranked.sort(LIKELIEST);
    return new Prediction(ranked, vector.unknown());
  }

  /// The confidence from which on acting does more good than harm, as measured on examples kept
  /// from training.
  public double clearConfidence() {
    return clearConfidence;
  }

  /// How many features it knows.
  int features() {
    return space.size();
  }

  SparseVector vector(List<Word> words) {
    return space.vector(Features.of(words));
  }

  /// Everything but the normaliser, which is learnt anew from the texts.
  void write(DataOutputStream out) throws IOException {
    out.writeInt(intents.size());
    for (String intent : intents) {
      out.writeUTF(intent);
    }
    space.write(out);
    committee.write(out);
    out.writeDouble(clearConfidence);
  }

  static IntentModel read(DataInputStream in, Normaliser normaliser) throws IOException {
    int size = in.readInt();
    List<String> intents = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      intents.add(in.readUTF());
    }
    FeatureSpace space = FeatureSpace.read(in);
    Committee committee = Committee.read(in, space.size());
    return new IntentModel(List.copyOf(intents), normaliser, space, committee, in.readDouble());
  }
}
