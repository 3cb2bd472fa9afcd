package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.booking.FreeSlot;
import id.fineclean.bot.booking.Job;
import id.fineclean.bot.booking.Order;
import id.fineclean.bot.company.BusinessTime;
import id.fineclean.bot.conversation.Turn;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// The two texts a booking is made with: what is about to be booked, and what was.
final class Confirmation {
  private Confirmation() {}

  static String summary(Turn turn, Shop shop, Draft draft, Job job, FreeSlot slot) {
    Draft.Told told = draft.quote().orElseThrow();
    return turn.text(
        told.survey() ? "booking.summary_survey" : "booking.summary",
        "service",
        Words.order(turn, shop, told.order()),
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
        "notes",
        Words.notes(turn, draft.notes()),
        "total",
        Words.money(turn, told.total()),
        "breakdown",
        Words.breakdown(turn, told.order().prices()),
        "valid",
        BusinessTime.dateTime(validUntil(told, slot, job.area().zone()), turn.language()),
        "terms",
        terms(turn, shop, told.order(), slot.start()));
  }

  static String booked(Turn turn, Shop shop, BookingStore.Draft booking, boolean survey) {
    return turn.text(
        survey ? "booking.booked_survey" : "booking.booked",
        "code",
        booking.code().value(),
        "service",
        Words.order(turn, shop, booking.details().order()),
        "when",
        BusinessTime.dateTime(booking.slot().start(), turn.language()),
        "address",
        booking.details().address(),
        "notes",
        Words.notes(turn, booking.details().notes()),
        "total",
        Words.money(turn, booking.details().price()),
        "terms",
        terms(turn, shop, booking.details().order(), booking.slot().start()));
  }

  /// A price for a visit holds no longer than until the visit.
  private static ZonedDateTime validUntil(Draft.Told told, FreeSlot slot, ZoneId zone) {
    ZonedDateTime valid = told.validUntil().atZone(zone);
    return valid.isBefore(slot.start()) ? valid : slot.start();
  }

  private static String terms(Turn turn, Shop shop, Order order, ZonedDateTime start) {
    Terms terms = Terms.of(shop, order, start, turn.now(), turn.language());
    return turn.text(terms.key(), terms.values());
  }
}
