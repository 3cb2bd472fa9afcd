package id.fineclean.bot.policy.search;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A multi-class support vector machine (Crammer and Singer) over words, stems with synonyms,
/// letter groups and skeletons. Immutable and thread-safe once built; the same samples give the
/// same machine.
final class QuestionClassifier {
  private static final double PENALTY = 0.3;
  private static final double PRECISION = 0.5;

  /// Turns margins into shares.
  private static final double SHARPNESS = 6;

  private final Map<String, Integer> ids = new HashMap<>();
  private final double[] rarity;
  private final int classes;
  private final float[] weights;

  /// @param labels the class of each sample, from 0 to `classes` - 1, each class with samples
  QuestionClassifier(List<Terms> samples, int[] labels, int classes) {
    this.classes = classes;
    this.rarity = rarity(samples);
    var problem = new Problem();
    problem.l = samples.size();
    problem.n = ids.size();
    problem.x = samples.stream().map(this::nodes).toArray(Feature[][]::new);
    problem.y = Arrays.stream(labels).asDoubleStream().toArray();
    Linear.disableDebugOutput();
    this.weights =
        weights(Linear.train(problem, new Parameter(SolverType.MCSVM_CS, PENALTY, PRECISION)));
  }

  /// How much speaks for each class; sums to 1.
  double[] shares(Terms question) {
    double[] margins = new double[classes];
    for (Weighted feature : vector(question)) {
      int row = feature.id * classes;
      for (int i = 0; i < classes; i++) {
        margins[i] += feature.value * weights[row + i];
      }
    }
    return softmax(margins);
  }

  private record Weighted(int id, double value) {}

  private double[] rarity(List<Terms> samples) {
    List<Integer> counts = new ArrayList<>();
    for (Terms sample : samples) {
      for (Block block : blocks(sample)) {
        for (String term : block.terms) {
          int id = ids.computeIfAbsent(block.name + term, unused -> ids.size());
          if (id == counts.size()) {
            counts.add(0);
          }
          counts.set(id, counts.get(id) + 1);
        }
      }
    }
    return counts.stream()
        .mapToDouble(count -> Math.log((1.0 + samples.size()) / (1.0 + count)) + 1)
        .toArray();
  }

  private record Block(char name, Set<String> terms) {}

  private static List<Block> blocks(Terms terms) {
    return List.of(
        new Block('w', terms.words()),
        new Block('t', terms.stems()),
        new Block('l', terms.letters()),
        new Block('s', terms.skeletons()));
  }

  /// The known features, each block scaled to length 1.
  private List<Weighted> vector(Terms terms) {
    List<Weighted> vector = new ArrayList<>();
    for (Block block : blocks(terms)) {
      List<Integer> known = new ArrayList<>(block.terms.size());
      double squares = 0;
      for (String term : block.terms) {
        Integer id = ids.get(block.name + term);
        if (id != null) {
          known.add(id);
          squares += rarity[id] * rarity[id];
        }
      }
      double length = Math.sqrt(squares);
      known.forEach(id -> vector.add(new Weighted(id, rarity[id] / length)));
    }
    return vector;
  }

  /// LIBLINEAR counts features from 1 and wants them in ascending order.
  private Feature[] nodes(Terms terms) {
    return vector(terms).stream()
        .sorted((a, b) -> Integer.compare(a.id, b.id))
        .map(feature -> new FeatureNode(feature.id + 1, feature.value))
        .toArray(Feature[]::new);
  }

  /// Row by row of a feature, in the order of our classes rather than LIBLINEAR's.
  private float[] weights(Model model) {
    int[] labels = model.getLabels();
    double[] margins = new double[labels.length];
    float[] ordered = new float[ids.size() * classes];
    for (int id = 0; id < ids.size(); id++) {
      // LIBLINEAR would give all weights at once, but as another copy of 20 MB.
      Linear.predictValues(model, new Feature[] {new FeatureNode(id + 1, 1)}, margins);
      for (int i = 0; i < labels.length; i++) {
        ordered[id * classes + labels[i]] = (float) margins[i];
      }
    }
    return ordered;
  }

  private static double[] softmax(double[] margins) {
    double highest = Arrays.stream(margins).max().orElse(0);
    double[] shares =
        Arrays.stream(margins).map(margin -> Math.exp((margin - highest) * SHARPNESS)).toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }
}
