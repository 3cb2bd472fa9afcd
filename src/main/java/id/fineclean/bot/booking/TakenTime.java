package id.fineclean.bot.booking;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// What the crews are already booked for.
public interface TakenTime {
  /// The taken cells of all crews that start at or after `from` and before `to`. More does no harm.
  Set<CrewCell> taken(Instant from, Instant to);

  /// Without `cells`: those of the booking that is being moved do not stand in its own way.
  default TakenTime except(Collection<CrewCell> cells) {
    return (from, to) -> {
      Set<CrewCell> left = new HashSet<>(taken(from, to));
      cells.forEach(left::remove);
      return left;
    };
  }
}
