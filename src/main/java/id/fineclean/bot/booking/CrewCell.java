package id.fineclean.bot.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Half an hour of one crew: the unit in which its time is taken. At most one booking may hold a
/// cell.
///
/// @param halfHour half hours since 1970-01-01T00:00Z; every zone used lies on this grid
public record CrewCell(String crew, long halfHour) {
  static final long SECONDS = Effort.GRID.toSeconds();

  /// When the cell begins.
  public Instant start() {
    return Instant.ofEpochSecond(halfHour * SECONDS);
  }

  /// The cell that `time` lies in.
  public static CrewCell at(String crew, Instant time) {
    return new CrewCell(crew, index(time));
  }

  /// All cells a booking holds: its work and the way to the next, in order.
  ///
  /// @param start on the half hour
  public static List<CrewCell> held(String crew, Instant start, Duration work, Duration travel) {
    long first = index(start);
    List<CrewCell> cells = new ArrayList<>();
    for (int i = 0; i < count(work.plus(travel)); i++) {
      cells.add(new CrewCell(crew, first + i));
    }
    return cells;
  }

  static long index(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), SECONDS);
  }

  static int count(Duration duration) {
    return Math.toIntExact(Math.ceilDiv(duration.toSeconds(), SECONDS));
  }
}
