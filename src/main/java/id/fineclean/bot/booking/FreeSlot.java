package id.fineclean.bot.booking;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;

/// A time at which a job can be done.
///
/// @param start on the half hour, in the zone of the job's area
/// @param work how long the crew works there
/// @param travel kept free after it
/// @param crews those that are free for it, the one to book first; never empty
public record FreeSlot(ZonedDateTime start, Duration work, Duration travel, List<Crew> crews) {
  public FreeSlot {
    crews = List.copyOf(crews);
  }

  /// When the crew is done.
  public ZonedDateTime end() {
    return start.plus(work);
  }

  /// The crew to book. Should another booking win its time meanwhile, try the others.
  public Crew crew() {
    return crews.getFirst();
  }

  /// The cells a booking of `crew` at this time holds, in order.
  public List<CrewCell> cells(Crew crew) {
    return CrewCell.held(crew.id(), start.toInstant(), work, travel);
  }
}
