package id.fineclean.bot.understanding.intent;

import id.fineclean.bot.understanding.text.Normaliser;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Trains an [IntentModel]: first without a fifth of the examples, to learn from these what its
/// scores are worth, then with all of them.
final class ModelTrainer {
  /// Goes into the key of cached models: to be raised with every change of training or format.
  static final int VERSION = 12;

  private static final float PENALTY = 0.5f;
  private static final int MACHINE_EPOCHS = 12;

  /// For the examples kept back at first; the others are learnt already.
  private static final int MORE_EPOCHS = 6;

  private static final int NETWORKS = 3;
  private static final int HIDDEN = 64;

  /// Networks see every example the more often the more intents there are to be told apart.
  private static final int INTENTS_PER_EPOCH = 5;

  private static final int MIN_EPOCHS = 6;
  private static final int MAX_EPOCHS = 12;

  private static final int FOLDS = 5;
  private static final long SEED = 3;

  private final List<Example> examples;
  private final List<String> intents;
  private final Normaliser normaliser;
  private final List<Message> messages;

  ModelTrainer(List<Example> examples, Vocabulary vocabulary) {
    this.examples = examples;
    this.intents = examples.stream().map(Example::intent).distinct().sorted().toList();
    if (intents.size() < 2) {
      throw new IllegalArgumentException("examples of at least two intents are needed");
    }
    this.normaliser = normaliser(examples, vocabulary);
    this.messages =
        examples.parallelStream()
            .map(example -> IntentModel.message(normaliser, example.text()))
            .toList();
  }

  static Normaliser normaliser(List<Example> examples, Vocabulary vocabulary) {
    return Normaliser.learn(vocabulary, examples.stream().map(Example::text).toList());
  }

  IntentModel train() {
    FeatureSpaces spaces = spaces();
    List<Labelled> all =
        IntStream.range(0, examples.size())
            .parallel()
            .mapToObj(i -> new Labelled(spaces.vectors(messages.get(i)), label(i)))
            .toList();
    List<Labelled> kept = new ArrayList<>();
    List<Labelled> ordered = new ArrayList<>();
    var random = new SplittableRandom(SEED);
    all.forEach(example -> (random.nextInt(FOLDS) == 0 ? kept : ordered).add(example));
    int learnt = ordered.size();
    ordered.addAll(kept);
    return train(spaces, ordered, learnt);
  }

  private FeatureSpaces spaces() {
    Function<Message, Features> written = message -> Features.written(message.written());
    Function<Message, Features> meant = message -> Features.meant(message.words());
    List<FeatureSpace> both = Stream.of(written, meant).parallel().map(this::space).toList();
    return new FeatureSpaces(both.getFirst(), both.getLast());
  }

  private FeatureSpace space(Function<Message, Features> read) {
    return FeatureSpace.of(messages.parallelStream().map(read).toList());
  }

  private int label(int i) {
    return intents.indexOf(examples.get(i).intent());
  }

  /// Each network never sees its share of the examples behind `learnt`, and the machine sees them
  /// late: what these make of them before tells what all are worth.
  private IntentModel train(FeatureSpaces spaces, List<Labelled> examples, int learnt) {
    List<Labelled> kept = examples.subList(learnt, examples.size());
    var margins = new float[kept.size()][];
    var guesses = new float[kept.size()][];
    var machine = new CompletableFuture<QuantizedRows>();
    var networks = new Network[NETWORKS];
    QuantizedRows embeddings = QuantizedRows.zeros(spaces.meant().size(), NETWORKS, HIDDEN);
    List<Runnable> work = new ArrayList<>();
    work.add(
        () -> {
          var trainer =
              new MarginTrainer(examples, spaces.written().size(), intents.size(), PENALTY);
          trainer.train(learnt, MACHINE_EPOCHS);
          Arrays.setAll(margins, i -> trainer.margins(kept.get(i).vectors().written()));
          trainer.train(examples.size(), MORE_EPOCHS);
          machine.complete(trainer.rows());
        });
    for (int i = 0; i < NETWORKS; i++) {
      int number = i;
      work.add(
          () -> {
            NetworkTrainer trainer = network(examples, learnt, spaces.meant().size(), number);
            for (int k = number; k < kept.size(); k += NETWORKS) {
              guesses[k] = trainer.scores(kept.get(k).vectors().meant());
            }
            networks[number] = trainer.network();
            embeddings.fill(number, trainer.embeddings());
          });
    }
    work.parallelStream().forEach(Runnable::run);
    List<Trial> trials =
        IntStream.range(0, kept.size())
            .mapToObj(i -> new Trial(Committee.sum(margins[i], guesses[i]), kept.get(i).label()))
            .toList();
    double sharpness = Calibration.sharpness(trials);
    return new IntentModel(
        intents,
        normaliser,
        spaces,
        new Committee(machine.join(), List.of(networks), embeddings, sharpness),
        clearConfidence(trials, sharpness),
        sureness(trials, sharpness));
  }

  private NetworkTrainer network(List<Labelled> examples, int learnt, int features, int number) {
    List<Labelled> seen = new ArrayList<>(examples.subList(0, learnt));
    for (int i = learnt; i < examples.size(); i++) {
      if ((i - learnt) % NETWORKS != number) {
        seen.add(examples.get(i));
      }
    }
    int epochs = Math.clamp(intents.size() / INTENTS_PER_EPOCH, MIN_EPOCHS, MAX_EPOCHS);
    var trainer = new NetworkTrainer(seen, features, intents.size(), HIDDEN, number);
    trainer.train(epochs);
    return trainer;
  }

  private double clearConfidence(List<Trial> trials, double sharpness) {
    double[] confidences = new double[trials.size()];
    boolean[] right = new boolean[trials.size()];
    for (int i = 0; i < right.length; i++) {
      float[] probabilities = trials.get(i).probabilities(sharpness);
      int best = Rows.largest(probabilities);
      confidences[i] = best == outOfScope() ? 0 : probabilities[best];
      right[i] = best == trials.get(i).label();
    }
    return Calibration.worthActing(confidences, right);
  }

  private Sureness sureness(List<Trial> trials, double sharpness) {
    if (outOfScope() < 0) {
      return Sureness.UNKNOWN;
    }
    List<Sureness.Case> cases = new ArrayList<>();
    for (Trial trial : trials) {
      float[] probabilities = trial.probabilities(sharpness);
      int best = Rows.largest(probabilities);
      if (best != outOfScope()) {
        double lead = Sureness.lead(probabilities[best], probabilities[outOfScope()]);
        cases.add(new Sureness.Case(lead, best == trial.label()));
      }
    }
    return Sureness.fit(cases);
  }

  private int outOfScope() {
    return intents.indexOf(Prediction.OUT_OF_SCOPE);
  }
}
