package id.fineclean.bot.understanding.intent;

import id.fineclean.bot.understanding.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Trains on most of the examples and asks for the rest, until each was asked for once.
public final class CrossValidation {
  private static final long SEED = 11;

  private CrossValidation() {}

  /// @param folds how many models are trained
  public static Evaluation run(List<Example> examples, Vocabulary vocabulary, int folds) {
    int[] order = Orders.identity(examples.size());
    Orders.shuffle(order, new SplittableRandom(SEED));
    List<Evaluation.Answer> answers = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      List<Example> learnt = new ArrayList<>();
      List<Example> asked = new ArrayList<>();
      for (int i = 0; i < order.length; i++) {
        (i % folds == fold ? asked : learnt).add(examples.get(order[i]));
      }
      answers.addAll(Evaluation.of(IntentModel.train(learnt, vocabulary), asked).answers());
    }
    return new Evaluation(answers);
  }
}
