package id.fineclean.bot.booking;

import id.fineclean.bot.understanding.Bilingual;
import id.fineclean.bot.understanding.SlotKey;
import java.util.List;
import java.util.Optional;

/// How the size of a service is asked for and what is accepted.
///
/// @param said the slot in which customers say it
/// @param unitName as in "3 ruangan", "3 rooms"
/// @param parts what counts as one each where it is named, such as rooms by their names
/// @param estimate for customers who do not know; empty where they have to
/// @param minimum and `maximum` in whole units, both included
public record Sizing(
    Unit unit,
    SlotKey said,
    Bilingual unitName,
    Bilingual question,
    List<String> parts,
    Optional<Estimate> estimate,
    int minimum,
    int maximum) {
  public Sizing {
    parts = List.copyOf(parts);
    if (minimum > maximum) {
      throw new IllegalArgumentException(
          "the minimum " + minimum + " is above the maximum " + maximum);
    }
  }

  /// Counted only in its unit, and known to every customer.
  public Sizing(
      Unit unit, SlotKey said, Bilingual unitName, Bilingual question, int minimum, int maximum) {
    this(unit, said, unitName, question, List.of(), Optional.empty(), minimum, maximum);
  }

  /// What becomes of a size the customer gave; parts of a unit are rounded up.
  public SizeCheck check(double size) {
    double whole = Math.ceil(size);
    if (Double.isNaN(size) || whole < minimum) {
      return new SizeCheck.TooSmall(minimum);
    }
    return whole > maximum ? new SizeCheck.TooLarge(maximum) : new SizeCheck.Fits((int) whole);
  }
}
