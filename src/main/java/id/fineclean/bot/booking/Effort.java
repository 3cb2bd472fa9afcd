package id.fineclean.bot.booking;

import java.time.Duration;

/// How long a service takes a crew.
///
/// @param base for getting ready and clearing away
/// @param perUnit for each unit of the size
/// @param crewSize how many people the crew must have at least
public record Effort(Duration base, Duration perUnit, int crewSize) {
  /// Bookings start and end on this grid, so that the crew's time comes in whole cells.
  public static final Duration GRID = Duration.ofMinutes(30);

  /// The time for `size` units and `extra` work, rounded up to the grid; at least one cell.
  public Duration of(int size, Duration extra) {
    return roundUp(exact(size).plus(extra));
  }

  /// The time for `size` units, to the minute.
  Duration exact(int size) {
    return base.plus(perUnit.multipliedBy(size));
  }

  static Duration roundUp(Duration exact) {
    long cells = Math.ceilDiv(exact.toSeconds(), GRID.toSeconds());
    return GRID.multipliedBy(Math.max(1, cells));
  }
}
