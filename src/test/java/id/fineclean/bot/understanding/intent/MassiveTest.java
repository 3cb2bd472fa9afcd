package id.fineclean.bot.understanding.intent;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.fineclean.bot.understanding.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Guards the classifier against getting worse on foreign data; short, so on the small training
/// set.
class MassiveTest {
  private static final Path DATA = Path.of("../shared/data/massive-id");

  private static List<Example> read(String file) throws IOException {
    return Files.readAllLines(DATA.resolve(file)).stream()
        .skip(1)
        .map(line -> line.split("\t", 2))
        .map(parts -> new Example(parts[0], parts[1]))
        .toList();
  }

  @Test
  void learnsFromTwentyExamplesAnIntent() throws IOException {
    assumeTrue(Files.isDirectory(DATA), () -> DATA + " is not here, nothing was measured");
    IntentModel model = IntentModel.train(read("fs20.tsv"), Vocabulary.empty());
    double clean = Evaluation.of(model, read("dev.tsv")).accuracy();
    double noisy = Evaluation.of(model, read("dev_noisy.tsv")).accuracy();
    assertTrue(clean > 0.66, () -> "dev " + clean);
    assertTrue(noisy > 0.64, () -> "dev_noisy " + noisy);
  }
}
