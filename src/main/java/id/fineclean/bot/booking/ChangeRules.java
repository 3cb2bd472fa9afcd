package id.fineclean.bot.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/// When a booking may be moved or cancelled, and what that costs.
///
/// @param freeDaysBefore how many days before the booking's day changes stop being free
/// @param freeUntil the time of that day, included, in the zone of the booking
/// @param moving fee afterwards
/// @param cancelling fee afterwards
/// @param closes how long before the start the bot stops making changes
public record ChangeRules(
    int freeDaysBefore, LocalTime freeUntil, Fee moving, Fee cancelling, Duration closes) {

  /// @param start of the booking, in the zone of its area
  /// @param price agreed in rupiah
  public ChangeAnswer move(ZonedDateTime start, long price, Instant now) {
    return answer(start, moving.of(price), now);
  }

  /// @param start of the booking, in the zone of its area
  /// @param price agreed in rupiah
  public ChangeAnswer cancel(ZonedDateTime start, long price, Instant now) {
    return answer(start, cancelling.of(price), now);
  }

  /// The last moment at which changes of a booking at `start` cost nothing.
  public ZonedDateTime freeUntil(ZonedDateTime start) {
    return start.toLocalDate().minusDays(freeDaysBefore).atTime(freeUntil).atZone(start.getZone());
  }

  private ChangeAnswer answer(ZonedDateTime start, long fee, Instant now) {
    ZonedDateTime closing = start.minus(closes);
    ZonedDateTime free = freeUntil(start);
    if (!now.isBefore(closing.toInstant())) {
      return new ChangeAnswer.TooLate(closing);
    }
    if (fee > 0 && now.isAfter(free.toInstant())) {
      return new ChangeAnswer.WithFee(fee, free);
    }
    return new ChangeAnswer.Free(fee == 0 || free.isAfter(closing) ? closing : free);
  }
}
