package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.Booking;
import id.fineclean.bot.booking.ChangeAnswer;
import java.time.Instant;
import java.time.ZonedDateTime;

/// What changing a booking costs by the catalogue. A service that has left the catalogue is changed
/// by people.
final class Changes {
  private Changes() {}

  static ChangeAnswer cancel(Shop shop, Booking booking, ZonedDateTime start, Instant now) {
    return shop.service(booking.service())
        .map(service -> service.changes().cancel(start, booking.details().price(), now))
        .orElseGet(() -> new ChangeAnswer.TooLate(start));
  }

  static ChangeAnswer move(Shop shop, Booking booking, ZonedDateTime start, Instant now) {
    return shop.service(booking.service())
        .map(service -> service.changes().move(start, booking.details().price(), now))
        .orElseGet(() -> new ChangeAnswer.TooLate(start));
  }
}
