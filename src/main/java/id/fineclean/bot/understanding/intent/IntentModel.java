package id.fineclean.bot.understanding.intent;

import id.fineclean.bot.understanding.text.Normaliser;
import id.fineclean.bot.understanding.text.Vocabulary;
import id.fineclean.bot.understanding.text.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/// A trained classifier: message in, probabilities of all intents out. Immutable and thread-safe.
public final class IntentModel {
  private static final double PENALTY = 0.3;
  private static final double SHARPNESS = 6;
  private static final int NETWORKS = 4;
  private static final int HIDDEN = 64;
  private static final int EPOCHS = 8;

  private final List<String> intents;
  private final Normaliser normaliser;
  private final FeatureSpace space;
  private final Committee committee;

  private IntentModel(
      List<String> intents, Normaliser normaliser, FeatureSpace space, Committee committee) {
    this.intents = intents;
    this.normaliser = normaliser;
    this.space = space;
    this.committee = committee;
  }

  /// Trains on `examples`; the same examples and vocabulary give the same model.
  ///
  /// @param examples of at least two intents
  public static IntentModel train(Collection<Example> examples, Vocabulary vocabulary) {
    List<String> intents = examples.stream().map(Example::intent).distinct().sorted().toList();
    if (intents.size() < 2) {
      throw new IllegalArgumentException("examples of at least two intents are needed");
    }
    List<String> texts = examples.stream().map(Example::text).toList();
    Normaliser normaliser = Normaliser.learn(vocabulary, texts);
    List<Features> features =
        texts.parallelStream().map(text -> Features.of(normaliser.normalise(text))).toList();
    FeatureSpace space = FeatureSpace.of(features);
    List<Labelled> labelled = new ArrayList<>();
    int i = 0;
    for (Example example : examples) {
      labelled.add(
          new Labelled(space.vector(features.get(i++)), intents.indexOf(example.intent())));
    }
    return new IntentModel(
        intents, normaliser, space, committee(labelled, space.size(), intents.size()));
  }

  private static Committee committee(List<Labelled> examples, int features, int classes) {
    var networks = new Network[NETWORKS];
    var machines = new MarginModel[1];
    IntStream.rangeClosed(0, NETWORKS)
        .parallel()
        .forEach(
            i -> {
              if (i == NETWORKS) {
                machines[0] = MarginModel.train(examples, features, classes, PENALTY);
              } else {
                networks[i] =
                    new NetworkTrainer(examples, features, classes, HIDDEN, i + 1).train(EPOCHS);
              }
            });
    return new Committee(machines[0], List.of(networks), SHARPNESS, 1);
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
    return committee.probabilities(space.vector(Features.of(words)));
  }
}
