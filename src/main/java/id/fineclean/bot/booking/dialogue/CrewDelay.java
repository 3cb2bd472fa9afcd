package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.Booking;
import id.fineclean.bot.conversation.Turn;
import java.time.Duration;
import java.time.Instant;

/// A crew that should be there, asked for by the customer: an apology, and people who call it at
/// once. When it is later than the owner's terms allow, the customer is told what that gives.
final class CrewDelay {
  /// How people find it in their queue: as any other complaint.
  private static final String TOPIC = "file_complaint";

  private CrewDelay() {}

  /// Whether the work should have begun, and not ended.
  static boolean isDue(Booking booking, Instant now) {
    return now.isAfter(booking.start()) && now.isBefore(booking.end());
  }

  /// Whether the crew is later than the terms allow, if it has not come.
  static boolean isTooLong(Shop shop, Booking booking, Instant now) {
    return isDue(booking, now) && now.isAfter(booking.start().plus(shop.crewLate()));
  }

  static void apologise(Turn turn, Shop shop, Booking booking) {
    Duration allowed = shop.crewLate();
    turn.say(
        isTooLong(shop, booking, turn.now()) ? "booking.crew_late" : "booking.crew_due",
        "code",
        booking.code().value(),
        "minutes",
        Long.toString(allowed.toMinutes()));
    turn.leaveToPeople(TOPIC, true);
  }

  /// Whoever gives up waiting is asked for no fee; people settle it.
  static void giveUp(Turn turn, Shop shop) {
    turn.say("booking.crew_late_change", "minutes", Long.toString(shop.crewLate().toMinutes()));
    turn.leaveToPeople(TOPIC, true);
  }
}
