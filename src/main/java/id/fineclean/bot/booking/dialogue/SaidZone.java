package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Slots;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/// Times said in one of the country's zones for a place in another: "jam 9 WIB" is ten o'clock on
/// Bali.
final class SaidZone {
  /// Hours ahead of UTC, all the year round.
  private static final Map<String, Integer> AHEAD = Map.of("WIB", 7, "WITA", 8, "WIT", 9);

  private static final Map<String, Integer> PLACES =
      Map.of("Asia/Jakarta", 7, "Asia/Pontianak", 7, "Asia/Makassar", 8, "Asia/Jayapura", 9);

  private SaidZone() {}

  /// A time in the zone of the place, where that is one of the country's.
  ///
  /// @param said WIB, WITA or WIT
  static LocalTime at(LocalTime time, String said, ZoneId place) {
    int ahead = AHEAD.getOrDefault(said, 0);
    return time.plusHours(PLACES.getOrDefault(place.getId(), ahead) - ahead);
  }

  /// The time that a message says, in the zone of the place.
  static Optional<LocalTime> start(Slots slots, ZoneId place) {
    Optional<String> zone = slots.text(SlotKey.TIME_ZONE);
    return slots.timeStart().map(time -> zone.map(said -> at(time, said, place)).orElse(time));
  }
}
