package id.fineclean.bot.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.fineclean.bot.policy.search.QuestionMatcher;
import id.fineclean.bot.policy.search.Sample;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Cross-validates over the sample questions where answering is given up.
class RefusalTest {
  private static final int FOLDS = 3;

  @Test
  void refusesWronglyAboutAsOftenAsItAnswersWrongly() throws Exception {
    Vocabulary vocabulary = Vocabulary.read(Path.of("intents/vocabulary.yaml"));
    Policies policies = Policies.load(Path.of("intents/policies"));
    List<PolicyVersion> versions = policies.versions("privacy");
    List<Sample> samples =
        new ArrayList<>(
            Teaching.read(Path.of("intents/policies/privacy"), versions)
                .samples(versions.getLast(), versions));
    Collections.shuffle(samples, new Random(1));
    Map<Boolean, Double> answered = shareAnswered(samples, vocabulary);
    double wronglyRefused = 1 - answered.get(true);
    double wronglyAnswered = answered.get(false);
    System.out.printf(
        "policy search, cross-validated: wrongly refused %.3f, wrongly answered %.3f%n",
        wronglyRefused, wronglyAnswered);
    assertEquals(wronglyRefused, wronglyAnswered, 0.06);
  }

  private static Map<Boolean, Double> shareAnswered(List<Sample> samples, Vocabulary vocabulary) {
    record Outcome(boolean answerable, boolean answered) {}
    List<Outcome> outcomes = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Sample> known = new ArrayList<>();
      List<Sample> unseen = new ArrayList<>();
      for (int i = 0; i < samples.size(); i++) {
        (i % FOLDS == fold ? unseen : known).add(samples.get(i));
      }
      var matcher = new QuestionMatcher(known, vocabulary);
      unseen.forEach(
          sample ->
              outcomes.add(new Outcome(sample.answered(), matcher.rank(sample.text()).answered())));
    }
    return outcomes.stream()
        .collect(
            Collectors.partitioningBy(
                Outcome::answerable, Collectors.averagingDouble(one -> one.answered() ? 1 : 0)));
  }
}
