package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.booking.FreeSlot;
import id.fineclean.bot.booking.Order;
import id.fineclean.bot.company.BusinessTime;
import id.fineclean.bot.conversation.Turn;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The two texts a booking is made with: what is about to be booked, and what was.
final class Confirmation {
  private Confirmation() {}

  static String summary(Turn turn, Shop shop, Draft draft, List<Visit> visits) {
    Draft.Told told = draft.quote().orElseThrow();
    Draft.Priced first = told.visits().getFirst();
    FreeSlot slot = visits.getFirst().slot();
    boolean several = visits.size() > 1;
    String key = several ? "booking.summary_visits" : "booking.summary";
    return turn.text(
        !several && first.survey() ? "booking.summary_survey" : key,
        "service",
        BookingWording.order(turn, shop, first.order()),
        "when",
        BusinessTime.dateTime(slot.start(), turn.language()),
        "duration",
        BusinessTime.duration(slot.work(), turn.language()),
        "count",
        Integer.toString(visits.size()),
        "visits",
        visits(turn, shop, told, visits),
        "address",
        draft.address().orElseThrow(),
        "name",
        draft.name().orElseThrow(),
        "phone",
        BookingWording.phone(draft.phone().orElseThrow()),
        "notes",
        BookingWording.notes(turn, draft.notes()),
        "total",
        BookingWording.money(turn, told.total()),
        "breakdown",
        BookingWording.breakdown(turn, first.order().prices()),
        "valid",
        BusinessTime.dateTime(validUntil(told, slot), turn.language()),
        "terms",
        terms(turn, shop, first.order(), slot.start()));
  }

  private static String visits(Turn turn, Shop shop, Draft.Told told, List<Visit> visits) {
    return IntStream.range(0, visits.size())
        .mapToObj(
            i ->
                visit(
                    turn, shop, (i + 1) + ".", told.visits().get(i).order(), visits.get(i).slot()))
        .collect(Collectors.joining("\n"));
  }

  private static String visit(Turn turn, Shop shop, String mark, Order order, FreeSlot slot) {
    return turn.text(
        "booking.visit",
        "mark",
        mark,
        "service",
        BookingWording.order(turn, shop, order),
        "when",
        BusinessTime.dateTime(slot.start(), turn.language()),
        "duration",
        BusinessTime.duration(slot.work(), turn.language()),
        "total",
        BookingWording.money(turn, order.total()));
  }

  static String booked(Turn turn, Shop shop, List<BookingStore.Draft> bookings, Draft.Told told) {
    BookingStore.Draft first = bookings.getFirst();
    boolean several = bookings.size() > 1;
    String key = several ? "booking.booked_visits" : "booking.booked";
    return turn.text(
        !several && told.visits().getFirst().survey() ? "booking.booked_survey" : key,
        "code",
        first.code().value(),
        "service",
        BookingWording.order(turn, shop, first.details().order()),
        "when",
        BusinessTime.dateTime(first.slot().start(), turn.language()),
        "visits",
        bookings.stream()
            .map(it -> visit(turn, shop, it.code().value() + ":", it.details().order(), it.slot()))
            .collect(Collectors.joining("\n")),
        "address",
        first.details().address(),
        "notes",
        BookingWording.notes(turn, first.details().notes()),
        "total",
        BookingWording.money(turn, told.total()),
        "terms",
        terms(turn, shop, first.details().order(), first.slot().start()));
  }

  /// A price for a visit holds no longer than until the visit.
  private static ZonedDateTime validUntil(Draft.Told told, FreeSlot slot) {
    ZonedDateTime valid = told.validUntil().atZone(slot.start().getZone());
    return valid.isBefore(slot.start()) ? valid : slot.start();
  }

  private static String terms(Turn turn, Shop shop, Order order, ZonedDateTime start) {
    ChangeTerms terms = ChangeTerms.of(shop, order, start, turn.now(), turn.language());
    return turn.text(terms.key(), terms.values());
  }
}
