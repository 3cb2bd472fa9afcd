package id.fineclean.bot.understanding.intent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/// How a classifier did on messages whose intents are known.
public record Evaluation(List<Answer> answers) {
  /// What was expected of one message, and what came.
  public record Answer(Example example, String predicted, double confidence) {
    public boolean isRight() {
      return example.intent().equals(predicted);
    }
  }

  /// One intent taken for another, and how often.
  public record Confusion(String expected, String predicted, int count) {}

  public Evaluation {
    answers = List.copyOf(answers);
  }

  public static Evaluation of(IntentModel model, Collection<Example> examples) {
    List<Answer> answers = new ArrayList<>();
    for (Example example : examples) {
      Prediction prediction = model.classify(model.message(example.text()));
      answers.add(new Answer(example, prediction.best().intent(), model.confidence(prediction)));
    }
    return new Evaluation(answers);
  }

  public double accuracy() {
    return share(answers.stream().filter(Answer::isRight).count(), answers.size());
  }

  /// The mean of the F1 of all intents that were expected or predicted.
  public double macroF1() {
    var intents = new TreeSet<String>();
    answers.forEach(
        answer -> {
          intents.add(answer.example().intent());
          intents.add(answer.predicted());
        });
    return intents.stream().mapToDouble(this::f1).average().orElse(0);
  }

  private double f1(String intent) {
    long right = answers.stream().filter(a -> a.isRight() && a.predicted().equals(intent)).count();
    long predicted = answers.stream().filter(a -> a.predicted().equals(intent)).count();
    return share(2 * right, predicted + expected(intent));
  }

  private long expected(String intent) {
    return answers.stream().filter(a -> a.example().intent().equals(intent)).count();
  }

  /// The share of an intent's messages that were recognised.
  public double recall(String intent) {
    long right = answers.stream().filter(a -> a.isRight() && a.predicted().equals(intent)).count();
    return share(right, expected(intent));
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /// Most frequent first.
  public List<Confusion> confusions() {
    record Pair(String expected, String predicted) {}
    Map<Pair, Integer> counts =
        new TreeMap<>(Comparator.comparing(Pair::expected).thenComparing(Pair::predicted));
    for (Answer answer : answers) {
      if (!answer.isRight()) {
        counts.merge(new Pair(answer.example().intent(), answer.predicted()), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .map(e -> new Confusion(e.getKey().expected(), e.getKey().predicted(), e.getValue()))
        .sorted(Comparator.comparingInt(Confusion::count).reversed())
        .toList();
  }

  /// What acting only from a confidence on would have done.
  ///
  /// @param outOfScope the intent that is never acted on
  /// @param actedShare of the messages about the company that are to be acted on
  /// @return the share of the other messages that are not acted on at that confidence
  public double rejected(String outOfScope, double actedShare) {
    double[] inScope =
        answers.stream()
            .filter(answer -> !answer.example().intent().equals(outOfScope))
            .mapToDouble(answer -> acting(answer, outOfScope))
            .toArray();
    double threshold = Calibration.reachedBy(actedShare, inScope);
    List<Answer> foreign =
        answers.stream().filter(a -> a.example().intent().equals(outOfScope)).toList();
    long rejected =
        foreign.stream()
            .mapToDouble(answer -> acting(answer, outOfScope))
            .filter(confidence -> confidence == 0 || confidence < threshold)
            .count();
    return share(rejected, foreign.size());
  }

  private static double acting(Answer answer, String outOfScope) {
    return Objects.equals(answer.predicted(), outOfScope) ? 0 : answer.confidence();
  }
}
