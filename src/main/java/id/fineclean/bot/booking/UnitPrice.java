package id.fineclean.bot.booking;

import java.util.List;

/// A price that grows with the size. With steps, the units from a step's `from` on cost the step's
/// price each, those before keep theirs: a larger size never costs less than a smaller one.
///
/// @param perUnit rupiah, above 0
/// @param steps by rising `from`
/// @param minimum the least the service costs, in rupiah, before add-ons and surcharge
public record UnitPrice(long perUnit, List<Step> steps, long minimum) {
  public UnitPrice {
    steps = List.copyOf(steps);
    int before = 1;
    for (Step step : steps) {
      if (step.from <= before) {
        throw new IllegalArgumentException(
            "the steps' 'from' must rise and the first be above 1: see " + step.from);
      }
      before = step.from;
    }
  }

  /// @param from the first unit that costs `perUnit` rupiah
  public record Step(int from, long perUnit) {}
}
