package id.fineclean.bot.booking;

import java.time.ZonedDateTime;

/// Whether a booking may be moved or cancelled now. Times are in the zone of the booking's start.
public sealed interface ChangeAnswer {
  /// @param until the last moment at which it costs nothing
  record Free(ZonedDateTime until) implements ChangeAnswer {}

  /// @param fee in rupiah, above 0
  /// @param freeUntil when it stopped being free
  record WithFee(long fee, ZonedDateTime freeUntil) implements ChangeAnswer {}

  /// Only a person can still change it.
  ///
  /// @param since when this began
  record TooLate(ZonedDateTime since) implements ChangeAnswer {}
}
