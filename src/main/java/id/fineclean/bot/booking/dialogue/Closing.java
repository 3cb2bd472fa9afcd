package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.booking.BookingDetails;
import id.fineclean.bot.booking.BookingStore;
import id.fineclean.bot.booking.FreeSlot;
import id.fineclean.bot.booking.Job;
import id.fineclean.bot.conversation.Flow.Outcome;
import id.fineclean.bot.conversation.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Books what was agreed, and offers to go on with what was wished besides.
final class Closing {
  private final Shop shop;
  private final BookQuestions questions;
  private final Missing missing;
  private final Supplier<BookingCode> codes;

  Closing(Shop shop, BookQuestions questions, Missing missing, Supplier<BookingCode> codes) {
    this.shop = shop;
    this.questions = questions;
    this.missing = missing;
    this.codes = codes;
  }

  /// The yes. Everything is looked at once more: hours may have passed since the summary.
  Outcome book(Turn turn, Draft draft) {
    Optional<Job> agreed =
        draft.area().flatMap(shop.company()::area).flatMap(area -> missing.job(draft, area));
    if (!draft.asked().equals(Optional.of(Field.CONFIRM)) || agreed.isEmpty()) {
      return missing.next(turn, draft);
    }
    Job job = agreed.get();
    Times.Found found = missing.find(turn, draft, job);
    if (!(found instanceof Times.Found.Slot at)) {
      return Missing.askWhen(turn, draft, found);
    }
    if (hasTooMany(turn)) {
      turn.say("booking.too_many_open");
      turn.handOver("book_cleaning", false);
      return new Outcome.Done();
    }
    Draft priced = Missing.priced(turn, draft, job);
    boolean samePrice = priced.quote().orElseThrow().total() == draft.quote().orElseThrow().total();
    return samePrice
        ? booked(turn, priced, job, at.slot())
        : missing.summary(turn, priced, job, at.slot());
  }

  /// Booking costs nothing yet: one customer, or one program, must not take everybody's time.
  private boolean hasTooMany(Turn turn) {
    return shop.store().countUpcoming(turn.customer().customerId(), turn.now())
        >= shop.maxOpenBookings();
  }

  private Outcome booked(Turn turn, Draft draft, Job job, FreeSlot slot) {
    Draft.Told told = draft.quote().orElseThrow();
    BookingDetails details =
        new BookingDetails(
            draft.name().orElseThrow(),
            draft.phone().orElseThrow(),
            draft.address().orElseThrow(),
            told.order(),
            notes(turn, draft),
            turn.language());
    BookingStore.Draft booking =
        new BookingStore.Draft(
            codes.get(),
            turn.customer().customerId(),
            turn.customer().conversationId(),
            job.area().id(),
            slot,
            told.at(),
            details);
    byte[] sealed = shop.store().seal(booking.customerId(), booking.code(), details);
    Instant now = turn.now();
    turn.effect(transaction -> shop.store().insert(transaction, booking, sealed, now));
    turn.sayText(Confirmation.booked(turn, shop, booking, told.survey()));
    return another(turn, draft);
  }

  /// The crew brings what is needed only if it knows that a size is a guess.
  private List<String> notes(Turn turn, Draft draft) {
    List<Draft.Line> guessed = draft.lines().stream().filter(Draft.Line::estimated).toList();
    return guessed.isEmpty()
        ? draft.notes()
        : draft
            .withNotes(
                List.of(
                    turn.text("booking.note_estimated", "what", Words.lines(turn, shop, guessed))))
            .notes();
  }

  /// What takes another crew, for the same customer and place.
  private Outcome another(Turn turn, Draft done) {
    if (done.later().isEmpty()) {
      return new Outcome.Done();
    }
    Draft next =
        Draft.EMPTY
            .withLines(done.later())
            .withArea(done.area())
            .withAddress(done.address())
            .withDate(done.date())
            .withName(done.name())
            .withPhone(done.phone())
            .withNotes(done.notes())
            .withWishes(done.wishes())
            .withAsked(Field.SECOND);
    return Missing.ask(next, questions.second(turn, next));
  }
}
