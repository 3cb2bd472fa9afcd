package id.fineclean.bot.booking;

import id.fineclean.bot.understanding.SlotKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The owner's rule for a size that a customer does not know.
///
/// @param usual where nothing else is known
/// @param base what other measures add to
/// @param per of each other measure, what one of it adds
/// @param words sizes that go by a name, such as a sofa in the shape of an L
public record Estimate(int usual, double base, Map<SlotKey, Double> per, List<Named> words) {
  public Estimate {
    per = Map.copyOf(per);
    words = List.copyOf(words);
  }

  /// @param words in small letters
  public record Named(List<String> words, int size) {
    public Named {
      words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }
  }

  /// By what else was said of the place; empty where that tells nothing.
  public OptionalDouble by(Map<SlotKey, Double> measures) {
    double sum = base;
    boolean any = false;
    for (Map.Entry<SlotKey, Double> each : per.entrySet()) {
      Optional<Double> said = Optional.ofNullable(measures.get(each.getKey()));
      any |= said.isPresent();
      sum += said.orElse(0.0) * each.getValue();
    }
    return any ? OptionalDouble.of(sum) : OptionalDouble.empty();
  }
}
