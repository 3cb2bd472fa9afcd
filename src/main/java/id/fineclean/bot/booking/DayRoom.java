package id.fineclean.bot.booking;

import java.time.LocalDate;
import java.util.List;

/// A day with room.
///
/// @param slots soonest first, never empty
public record DayRoom(LocalDate date, List<FreeSlot> slots) {
  public DayRoom {
    slots = List.copyOf(slots);
  }
}
