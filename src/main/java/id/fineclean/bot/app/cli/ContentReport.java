package id.fineclean.bot.app.cli;

import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.intent.CrossValidation;
import id.fineclean.bot.understanding.intent.Evaluation;
import id.fineclean.bot.understanding.intent.Example;
import id.fineclean.bot.understanding.intent.IntentModel;
import id.fineclean.bot.understanding.intent.NearestExamples;
import id.fineclean.bot.understanding.intent.NearestExamples.Near;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A report for authors of examples: which intents are taken for which, which
/// have too few examples, and which examples of different intents are too much alike.
final class ContentReport {
  private static final int FOLDS = 5;
  private static final int CONFUSIONS = 20;
  private static final int NEIGHBOURS = 6;
  private static final int THIN = 100;
  private static final double ALIKE = 0.85;

  private final List<Example> examples;
  private final Vocabulary vocabulary;

  ContentReport(List<Example> examples, Vocabulary vocabulary) {
    this.examples = examples;
    this.vocabulary = vocabulary;
  }

  /// @return the cross-validation that it rests on
  Evaluation print(PrintStream out) {
    Evaluation result = CrossValidation.run(examples, vocabulary, FOLDS);
    out.printf(
        Locale.ROOT,
        "%d examples, %d-fold cross-validation: accuracy %.3f, macro F1 %.3f%n",
        examples.size(),
        FOLDS,
        result.accuracy(),
        result.macroF1());
    out.printf(
        Locale.ROOT,
        "out of scope not acted on while 0.95 of the others are: %.3f%n",
        result.rejected(Understanding.OUT_OF_SCOPE, 0.95));
    printTopics(out, result);
    printConfusions(out, result);
    printLookalikes(out);
    return result;
  }

  private void printTopics(PrintStream out, Evaluation result) {
    Map<String, Long> sizes =
        examples.stream()
            .collect(Collectors.groupingBy(Example::intent, TreeMap::new, Collectors.counting()));
    out.println("\nExamples and recall by topic:");
    sizes.forEach(
        (intent, size) ->
            out.printf(
                Locale.ROOT,
                "  %-22s %4d  %.2f%s%n",
                intent,
                size,
                result.recall(intent),
                size < THIN ? "  thin" : ""));
  }

  private static void printConfusions(PrintStream out, Evaluation result) {
    out.println("\nWorst confusions:");
    result.confusions().stream()
        .limit(CONFUSIONS)
        .forEach(
            confusion ->
                out.printf(
                    Locale.ROOT,
                    "  %3d  %s taken for %s%n",
                    confusion.count(),
                    confusion.expected(),
                    confusion.predicted()));
  }

  private void printLookalikes(PrintStream out) {
    var nearest = new NearestExamples(IntentModel.train(examples, vocabulary), examples);
    out.println("\nNearly the same across topics:");
    for (Example example : examples) {
      for (Near near : nearest.find(example.text(), NEIGHBOURS)) {
        Example other = near.example();
        boolean first = example.intent().compareTo(other.intent()) < 0;
        if (first && near.similarity() >= ALIKE) {
          out.printf(
              Locale.ROOT,
              "  %.2f  %s: %s | %s: %s%n",
              near.similarity(),
              example.intent(),
              example.text(),
              other.intent(),
              other.text());
        }
      }
    }
  }
}
