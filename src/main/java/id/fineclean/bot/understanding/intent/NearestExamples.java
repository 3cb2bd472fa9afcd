package id.fineclean.bot.understanding.intent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Finds the examples that are written most alike, by the cosine of their features. Immutable and
/// thread-safe.
public final class NearestExamples {
  /// An example and how alike it is, from 0 to 1 for the same words.
  public record Near(Example example, double similarity) {}

  private static final Comparator<Near> MOST_ALIKE =
      Comparator.comparingDouble(Near::similarity).reversed();

  private final IntentModel model;
  private final List<Example> examples;
  private final float[] lengths;

  /// For each feature the examples that have it, and its value there.
  private final int[][] holders;

  private final float[][] values;

  public NearestExamples(IntentModel model, Collection<Example> examples) {
    this.model = model;
    this.examples = List.copyOf(examples);
    this.lengths = new float[examples.size()];
    this.holders = new int[model.features()][];
    this.values = new float[model.features()][];
    index();
  }

  private void index() {
    int[] counts = new int[holders.length];
    List<SparseVector> vectors = new ArrayList<>(examples.size());
    for (Example example : examples) {
      SparseVector vector = model.vector(model.message(example.text()));
      vectors.add(vector);
      for (int id : vector.ids()) {
        counts[id]++;
      }
    }
    int[] filled = new int[counts.length];
    for (int i = 0; i < vectors.size(); i++) {
      add(i, vectors.get(i), counts, filled);
    }
  }

  private void add(int example, SparseVector vector, int[] counts, int[] filled) {
    lengths[example] = (float) Math.sqrt(vector.squaredNorm());
    for (int j = 0; j < vector.size(); j++) {
      int id = vector.ids()[j];
      if (filled[id] == 0) {
        holders[id] = new int[counts[id]];
        values[id] = new float[counts[id]];
      }
      holders[id][filled[id]] = example;
      values[id][filled[id]++] = vector.values()[j];
    }
  }

  /// The nearest examples, best first.
  public List<Near> find(String text, int limit) {
    return find(model.message(text), limit);
  }

  private List<Near> find(Message message, int limit) {
    SparseVector query = model.vector(message);
    float[] products = products(query);
    double length = Math.sqrt(query.squaredNorm());
    List<Near> near = new ArrayList<>();
    for (int i = 0; i < products.length; i++) {
      if (products[i] > 0) {
        near.add(new Near(examples.get(i), products[i] / (length * lengths[i])));
      }
    }
    near.sort(MOST_ALIKE);
    return List.copyOf(near.subList(0, Math.min(limit, near.size())));
  }

  private float[] products(SparseVector query) {
    float[] products = new float[examples.size()];
    for (int j = 0; j < query.size(); j++) {
      int id = query.ids()[j];
      int[] having = holders[id];
      if (having != null) {
        for (int h = 0; h < having.length; h++) {
          products[having[h]] += query.values()[j] * values[id][h];
        }
      }
    }
    return products;
  }
}
