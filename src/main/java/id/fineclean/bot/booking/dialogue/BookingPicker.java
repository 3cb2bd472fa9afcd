package id.fineclean.bot.booking.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.booking.Booking;
import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.BusinessTime;
import id.fineclean.bot.conversation.Expects;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.Understanding;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Finds out which of a customer's bookings is meant.
final class BookingPicker {
  /// Its service and its day may name it as well.
  private static final Expects WHICH =
      Expects.of(Asked.BOOKING).slots(SlotKey.BOOKING_CODE).with(Expects.Trait.AMONG_OTHERS);

  private final Shop shop;

  BookingPicker(Shop shop) {
    this.shop = shop;
  }

  /// What there is to choose from.
  private sealed interface Picked {
    record One(Booking booking) implements Picked {}

    /// Several; the customer has to say which.
    record Several(Question question) implements Picked {}

    /// None; this was said.
    record None() implements Picked {}
  }

  /// What an answer to the question for the booking leads to.
  static Flow.Outcome answer(Turn turn, Supplier<Flow.Outcome> picked) {
    if (turn.pick().isPresent() || YesNoAnswer.describesBooking(turn)) {
      return picked.get();
    }
    if (YesNoAnswer.to(turn) == YesNoAnswer.NO) {
      turn.say("booking.left");
      return new Flow.Outcome.Done();
    }
    return new Flow.Outcome.Unclear();
  }

  /// How looking up, moving and cancelling begin: goes on with the booking meant, or asks which it
  /// is.
  ///
  /// @param memory what to be given with the answer
  Flow.Outcome choose(
      Turn turn, boolean byDay, JsonNode memory, Function<Booking, Flow.Outcome> then) {
    return switch (pick(turn, byDay)) {
      case Picked.None none -> new Flow.Outcome.Done();
      case Picked.One one -> then.apply(one.booking());
      case Picked.Several several -> new Flow.Outcome.Ask(several.question(), memory);
    };
  }

  /// By the code in the message, by a picked option, by what else is said of it, or because there
  /// is only one.
  ///
  /// @param byDay whether a day in the message is the booking's, rather than one to move it to
  private Picked pick(Turn turn, boolean byDay) {
    Optional<BookingCode> code = code(turn);
    if (code.isPresent()) {
      Optional<Booking> booking =
          shop.store()
              .find(turn.customer().customerId(), code.get())
              .filter(found -> !found.cancelled() && found.end().isAfter(turn.now()));
      if (booking.isEmpty()) {
        turn.say("booking.code_unknown", "code", code.get().value());
        return new Picked.None();
      }
      return new Picked.One(booking.get());
    }
    List<Booking> all = shop.store().upcoming(turn.customer().customerId(), turn.now());
    List<Booking> meant = all.stream().filter(booking -> fits(turn, booking, byDay)).toList();
    List<Booking> bookings = meant.isEmpty() ? all : meant;
    return switch (bookings.size()) {
      case 0 -> {
        turn.say("booking.none");
        yield new Picked.None();
      }
      case 1 -> new Picked.One(bookings.getFirst());
      default -> new Picked.Several(which(turn, bookings));
    };
  }

  /// The booking a customer made last, if it is still to come.
  Optional<Booking> lastMade(Turn turn) {
    return shop.store()
        .last(turn.customer().customerId())
        .filter(last -> !last.cancelled() && last.end().isAfter(turn.now()));
  }

  /// The cancelled booking whose code is in the message, where something is to be paid for it.
  Optional<Booking> cancelledOwing(Turn turn) {
    return code(turn)
        .flatMap(code -> shop.store().find(turn.customer().customerId(), code))
        .filter(booking -> booking.cancelled() && booking.ledger().owed() > 0);
  }

  private boolean fits(Turn turn, Booking booking, boolean byDay) {
    Slots slots = turn.understanding().map(Understanding::slots).orElse(Slots.none());
    boolean service =
        slots.text(SlotKey.SERVICE).filter(id -> !booking.details().order().has(id)).isEmpty();
    boolean day =
        slots.date().filter(date -> byDay && !date.equals(start(booking).toLocalDate())).isEmpty();
    return service && day;
  }

  private Optional<BookingCode> code(Turn turn) {
    Optional<String> picked =
        turn.pick()
            .filter(value -> value.startsWith("booking:"))
            .map(value -> value.substring("booking:".length()));
    return picked
        .or(() -> turn.understanding().flatMap(what -> what.slots().text(SlotKey.BOOKING_CODE)))
        .flatMap(BookingCode::parse)
        .or(() -> ownCode(turn));
  }

  /// A message that is nothing but the code of one of the customer's bookings, even where it looks
  /// like a word.
  Optional<BookingCode> ownCode(Turn turn) {
    return turn.understanding()
        .map(Understanding::text)
        .flatMap(BookingCode::parse)
        .filter(code -> shop.store().find(turn.customer().customerId(), code).isPresent());
  }

  private Question which(Turn turn, List<Booking> bookings) {
    List<Question.Option> options =
        bookings.stream()
            .map(
                booking ->
                    new Question.Option("booking:" + booking.code().value(), label(turn, booking)))
            .toList();
    return new Question("booking", WHICH, turn.text("booking.which"), options);
  }

  private String label(Turn turn, Booking booking) {
    ZonedDateTime start = start(booking);
    return BusinessTime.shortDate(start.toLocalDate(), turn.language())
        + ", "
        + BusinessTime.time(start.toLocalTime(), turn.language())
        + " · "
        + booking.code().value();
  }

  /// The start in the zone of the place that is cleaned.
  ZonedDateTime start(Booking booking) {
    ZoneId zone = shop.company().area(booking.area()).map(Area::zone).orElse(shop.company().zone());
    return booking.start().atZone(zone);
  }

  String service(Turn turn, Booking booking) {
    return BookingWording.order(turn, shop, booking.details().order());
  }
}
