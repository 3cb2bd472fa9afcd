package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.booking.BookingDetails;
import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.booking.Job;
import id.fineclean.bot.booking.Order;
import id.fineclean.bot.conversation.Flow.Outcome;
import id.fineclean.bot.conversation.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Books what was agreed.
final class Closing {
  private final Shop shop;
  private final MissingDetails missing;
  private final Supplier<BookingCode> codes;

  Closing(Shop shop, MissingDetails missing, Supplier<BookingCode> codes) {
    this.shop = shop;
    this.missing = missing;
    this.codes = codes;
  }

  /// The yes. Everything is looked at once more: hours may have passed since the summary.
  Outcome book(Turn turn, Draft draft) {
    List<Job> jobs = missing.jobs(draft);
    if (!draft.asked().equals(Optional.of(Field.CONFIRM)) || jobs.isEmpty()) {
      return missing.next(turn, draft);
    }
    return switch (missing.find(turn, draft, jobs)) {
      case MissingDetails.Planned.At at -> book(turn, draft, at.visits());
      case MissingDetails.Planned.Open open -> MissingDetails.askWhen(turn, draft, open.found());
    };
  }

  private Outcome book(Turn turn, Draft draft, List<Visit> visits) {
    if (hasTooMany(turn, visits.size())) {
      turn.say("booking.too_many_open");
      turn.handOver("book_cleaning", false);
      return new Outcome.Done();
    }
    Draft priced = MissingDetails.priced(turn, draft, visits);
    boolean samePrice = priced.quote().orElseThrow().total() == draft.quote().orElseThrow().total();
    return samePrice ? booked(turn, priced, visits) : missing.summary(turn, priced, visits);
  }

  /// Booking costs nothing yet: one customer, or one program, must not take everybody's time.
  private boolean hasTooMany(Turn turn, int more) {
    return shop.store().countUpcoming(turn.customer().customerId(), turn.now()) + more
        > shop.maxOpenBookings();
  }

  private Outcome booked(Turn turn, Draft draft, List<Visit> visits) {
    Draft.Told told = draft.quote().orElseThrow();
    List<String> notes = notes(turn, draft);
    List<BookingStore.Draft> bookings = new ArrayList<>();
    for (int i = 0; i < visits.size(); i++) {
      bookings.add(booking(turn, draft, visits.get(i), told.visits().get(i).order(), notes));
    }
    Instant now = turn.now();
    for (BookingStore.Draft booking : bookings) {
      byte[] sealed = shop.store().seal(booking.customerId(), booking.code(), booking.details());
      turn.effect(transaction -> shop.store().insert(transaction, booking, sealed, now));
    }
    turn.sayText(Confirmation.booked(turn, shop, bookings, told));
    return new Outcome.Done();
  }

  private BookingStore.Draft booking(
      Turn turn, Draft draft, Visit visit, Order order, List<String> notes) {
    BookingDetails details =
        new BookingDetails(
            draft.name().orElseThrow(),
            draft.phone().orElseThrow(),
            draft.address().orElseThrow(),
            order,
            notes,
            turn.language());
    return new BookingStore.Draft(
        codes.get(),
        turn.customer().customerId(),
        turn.customer().conversationId(),
        visit.job().area().id(),
        visit.slot(),
        draft.quote().orElseThrow().at(),
        details);
  }

  /// The crew brings what is needed only if it knows that a size is a guess.
  private List<String> notes(Turn turn, Draft draft) {
    List<Draft.Line> guessed = draft.lines().stream().filter(Draft.Line::estimated).toList();
    return guessed.isEmpty()
        ? draft.notes()
        : draft
            .withNotes(
                List.of(
                    turn.text(
                        "booking.note_estimated",
                        "what",
                        BookingWording.lines(turn, shop, guessed))))
            .notes();
  }
}
