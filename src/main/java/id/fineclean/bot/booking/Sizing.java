package id.fineclean.bot.booking;

import id.fineclean.bot.understanding.Bilingual;
import id.fineclean.bot.understanding.SlotKey;

/// How the size of a service is asked for and what is accepted.
///
/// @param said the slot in which customers say it
/// @param unitName as in "3 ruangan", "3 rooms"
/// @param minimum and `maximum` in whole units, both included
public record Sizing(
    Unit unit, SlotKey said, Bilingual unitName, Bilingual question, int minimum, int maximum) {
  public Sizing {
    if (minimum > maximum) {
      throw new IllegalArgumentException(
          "the minimum " + minimum + " is above the maximum " + maximum);
    }
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
