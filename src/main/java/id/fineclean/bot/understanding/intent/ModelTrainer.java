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

  private static final double PENALTY = Double.parseDouble(System.getProperty("pen", "0.3"));
  private static final double SHARPNESS = 6;
  private static final int NETWORKS = Integer.getInteger("nets", 2);
  private static final int HIDDEN = Integer.getInteger("hid", 32);
  private static final int EPOCHS = Integer.getInteger("ep", 6);

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
    FeatureSpace space = FeatureSpace.of(features);
    List<Labelled> all =
        IntStream.range(0, examples.size())
            .parallel()
            .mapToObj(i -> new Labelled(space.vector(features.get(i)), label(i)))
            .toList();
    List<Labelled> kept = new ArrayList<>();
    List<Labelled> learnt = new ArrayList<>();
    var random = new SplittableRandom(SEED);
    all.forEach(example -> (random.nextInt(FOLDS) == 0 ? kept : learnt).add(example));
    return train(space, all, learnt, kept);
  }

  private int label(int i) {
    return intents.indexOf(examples.get(i).intent());
  }

  /// The first network and a machine of its own are trained without `kept`, and so can be measured
  /// there; the first network then stays, since a committee gains by members that differ.
  private IntentModel train(
      FeatureSpace space, List<Labelled> all, List<Labelled> learnt, List<Labelled> kept) {
    var networks = new Network[NETWORKS];
    var machines = new MarginModel[2];
    IntStream.range(0, NETWORKS + 2)
        .parallel()
        .forEach(
            i -> {
              if (i < 2) {
                machines[i] =
                    MarginModel.train(i == 0 ? learnt : all, space.size(), intents.size(), PENALTY);
              } else {
                networks[i - 2] = network(i == 2 ? learnt : all, space.size(), i, space);
              }
            });
    Committee part =
        Calibration.calibrate(new Committee(machines[0], List.of(networks[0]), SHARPNESS, 1), kept);
    Committee whole =
        new Committee(machines[1], List.of(networks), part.sharpness(), part.finalSharpness());
    return new IntentModel(intents, normaliser, space, whole, usualConfidence(part, kept));
  }

  private Network network(List<Labelled> part0, int size, long seed, FeatureSpace space) {
    String[] ms = System.getProperty("masks", "7,7,7,7,7,7").split(",");
    int mask = Integer.parseInt(ms[(int) seed - 2]) | 8;
    List<Labelled> part =
        mask == 15
            ? part0
            : part0.stream()
                .map(
                    l -> {
                      int n = 0;
                      int[] ids = new int[l.vector().size()];
                      float[] v = new float[ids.length];
                      for (int i = 0; i < ids.length; i++) {
                        int id = l.vector().ids()[i];
                        if ((mask >> space.block(id) & 1) != 0) {
                          ids[n] = id;
                          v[n++] = l.vector().values()[i];
                        }
                      }
                      return new Labelled(
                          new SparseVector(
                              java.util.Arrays.copyOf(ids, n), java.util.Arrays.copyOf(v, n), 0),
                          l.label());
                    })
                .toList();
    return new NetworkTrainer(part, size, intents.size(), HIDDEN, seed).train(EPOCHS);
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
