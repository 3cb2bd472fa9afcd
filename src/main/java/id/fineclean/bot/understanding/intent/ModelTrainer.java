package id.fineclean.bot.understanding.intent;

import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.text.Normaliser;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Trains an [IntentModel]: once without a fifth of the examples, to learn from these what its
/// scores are worth, and once with all of them.
final class ModelTrainer {
  /// Goes into the key of cached models: to be raised with every change of training or format.
  static final int VERSION = 1;

  private static final double PENALTY = 0.3;
  private static final double SHARPNESS = 6;
  private static final int NETWORKS = 3;
  private static final int HIDDEN = 32;
  private static final int EPOCHS = 8;

  private static final int FOLDS = 5;
  private static final long SEED = 3;
  private static final double USUAL_SHARE = 0.95;

  private final List<Example> examples;
  private final List<String> intents;
  private final Normaliser normaliser;
  private final List<Features> features;

  ModelTrainer(List<Example> examples, Vocabulary vocabulary) {
    this.examples = examples;
    this.intents = examples.stream().map(Example::intent).distinct().sorted().toList();
    if (intents.size() < 2) {
      throw new IllegalArgumentException("examples of at least two intents are needed");
    }
    this.normaliser = normaliser(examples, vocabulary);
    this.features =
        examples.parallelStream()
            .map(example -> Features.of(normaliser.normalise(example.text())))
            .toList();
  }

  static Normaliser normaliser(List<Example> examples, Vocabulary vocabulary) {
    return Normaliser.learn(vocabulary, examples.stream().map(Example::text).toList());
  }

  IntentModel train() {
    List<Integer> kept = new ArrayList<>();
    List<Integer> learnt = new ArrayList<>();
    var random = new SplittableRandom(SEED);
    for (int i = 0; i < examples.size(); i++) {
      (random.nextInt(FOLDS) == 0 ? kept : learnt).add(i);
    }
    FeatureSpace partSpace = space(learnt);
    List<Labelled> probes = labelled(kept, partSpace);
    Committee part =
        Calibration.calibrate(committee(labelled(learnt, partSpace), partSpace.size()), probes);
    List<Integer> all = IntStream.range(0, examples.size()).boxed().toList();
    FeatureSpace space = space(all);
    Committee whole =
        committee(labelled(all, space), space.size())
            .withSharpness(part.sharpness(), part.finalSharpness());
    return new IntentModel(intents, normaliser, space, whole, usualConfidence(part, probes));
  }

  private FeatureSpace space(List<Integer> chosen) {
    return FeatureSpace.of(chosen.stream().map(features::get).toList());
  }

  private List<Labelled> labelled(List<Integer> chosen, FeatureSpace space) {
    return chosen.parallelStream()
        .map(i -> new Labelled(space.vector(features.get(i)), label(examples.get(i))))
        .toList();
  }

  private int label(Example example) {
    return intents.indexOf(example.intent());
  }

  private Committee committee(List<Labelled> part, int size) {
    var networks = new Network[NETWORKS];
    var machines = new MarginModel[1];
    IntStream.rangeClosed(0, NETWORKS)
        .parallel()
        .forEach(
            i -> {
              if (i == NETWORKS) {
                machines[0] = MarginModel.train(part, size, intents.size(), PENALTY);
              } else {
                networks[i] =
                    new NetworkTrainer(part, size, intents.size(), HIDDEN, i + 1L).train(EPOCHS);
              }
            });
    return new Committee(machines[0], List.of(networks), SHARPNESS, 1);
  }

  private double usualConfidence(Committee committee, List<Labelled> probes) {
    int outOfScope = intents.indexOf(Understanding.OUT_OF_SCOPE);
    return Calibration.reachedBy(
        USUAL_SHARE,
        probes.stream()
            .filter(probe -> probe.label() != outOfScope)
            .mapToDouble(probe -> confidence(committee.probabilities(probe.vector()), outOfScope))
            .toArray());
  }

  private static double confidence(float[] probabilities, int outOfScope) {
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      if (probabilities[k] > probabilities[best]) {
        best = k;
      }
    }
    return best == outOfScope ? 0 : probabilities[best];
  }
}
