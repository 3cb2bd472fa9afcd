package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.booking.FreeSlot;
import id.fineclean.bot.booking.Job;
import id.fineclean.bot.company.BusinessTime;
import id.fineclean.bot.conversation.Turn;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// The two texts a booking is made with: what is about to be booked, and what was.
final class Confirmation {
  private Confirmation() {}

  static String summary(Turn turn, Draft draft, Job job, FreeSlot slot) {
    Draft.Told told = draft.quote().orElseThrow();
    return turn.text(
        told.survey() ? "booking.summary_survey" : "booking.summary",
        "service",
        Words.service(turn, job.service(), job.size()),
        "when",
        BusinessTime.dateTime(slot.start(), turn.language()),
        "duration",
        BusinessTime.duration(slot.work(), turn.language()),
        "address",
        draft.address().orElseThrow(),
        "name",
        draft.name().orElseThrow(),
        "phone",
        Words.phone(draft.phone().orElseThrow()),
        "total",
        Words.money(turn, told.total()),
        "breakdown",
        Words.breakdown(turn, told.lines()),
        "valid",
        BusinessTime.dateTime(validUntil(told, slot, job.area().zone()), turn.language()),
        "terms",
        terms(turn, job, slot.start(), told.total()));
  }

  static String booked(Turn turn, BookingStore.Draft booking, Job job, boolean survey) {
    return turn.text(
        survey ? "booking.booked_survey" : "booking.booked",
        "code",
        booking.code().value(),
        "service",
        Words.service(turn, job.service(), job.size()),
        "when",
        BusinessTime.dateTime(booking.slot().start(), turn.language()),
        "address",
        booking.details().address(),
        "total",
        Words.money(turn, booking.details().price()),
        "terms",
        terms(turn, job, booking.slot().start(), booking.details().price()));
  }

  /// A price for a visit holds no longer than until the visit.
  private static ZonedDateTime validUntil(Draft.Told told, FreeSlot slot, ZoneId zone) {
    ZonedDateTime valid = told.validUntil().atZone(zone);
    return valid.isBefore(slot.start()) ? valid : slot.start();
  }

  private static String terms(Turn turn, Job job, ZonedDateTime start, long price) {
    Terms terms = Terms.of(job.service(), start, price, turn.now(), turn.language());
    return turn.text(terms.key(), terms.values());
  }
}
