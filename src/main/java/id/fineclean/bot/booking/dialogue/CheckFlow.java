package id.fineclean.bot.booking.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import id.fineclean.bot.booking.Booking;
import id.fineclean.bot.company.BusinessTime;
import id.fineclean.bot.company.Rupiah;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.conversation.Turn;
import java.util.Optional;
import java.util.Set;

/// Shows a customer's bookings.
public final class CheckFlow implements Flow {
  private static final int MOST_WORDS = 3;
  private static final Set<String> OTHER_INTENTS = Set.of("cancel_booking", "reschedule_booking");

  private final Shop shop;
  private final BookingPicker picker;

  public CheckFlow(Shop shop) {
    this.shop = shop;
    this.picker = new BookingPicker(shop);
  }

  @Override
  public String id() {
    return "check";
  }

  @Override
  public Set<String> intents() {
    return Set.of("check_booking");
  }

  /// A code and hardly anything else: whoever writes it wants to see the booking. One that might be
  /// a word is one where the customer has such a booking.
  @Override
  public boolean claims(Turn turn, Optional<JsonNode> memory) {
    if (memory.isPresent()) {
      return false;
    }
    if (picker.ownCode(turn).isPresent()) {
      return true;
    }
    return turn.understanding()
        .filter(what -> YesNoAnswer.namesBooking(turn))
        .filter(what -> what.text().strip().split("\\s+").length <= MOST_WORDS)
        .filter(what -> !OTHER_INTENTS.contains(what.intent()))
        .isPresent();
  }

  @Override
  public Optional<String> hint(Turn turn, JsonNode memory) {
    return Optional.of(turn.text("booking.hint_booking"));
  }

  /// A second tap on "Ya, pesan" must leave nobody in doubt whether the booking stands.
  @Override
  public Optional<String> insteadOfButton(Turn turn) {
    return picker.lastMade(turn).map(booking -> details(turn, "booking.stands", booking));
  }

  @Override
  public Outcome begin(Turn turn) {
    Optional<Booking> owing = picker.cancelledOwing(turn);
    if (owing.isEmpty()) {
      return picker.choose(turn, true, NullNode.getInstance(), booking -> show(turn, booking));
    }
    turn.say(
        "booking.cancelled_owing",
        "code",
        owing.get().code().value(),
        "owed",
        Rupiah.format(owing.get().ledger().owed()));
    return new Outcome.Done();
  }

  @Override
  public Outcome advance(Turn turn, JsonNode memory) {
    return BookingPicker.answer(turn, () -> begin(turn));
  }

  @Override
  public Outcome resume(Turn turn, JsonNode memory) {
    return begin(turn);
  }

  @Override
  public void stop(Turn turn, JsonNode memory) {
    turn.say("booking.left");
  }

  private Outcome show(Turn turn, Booking booking) {
    if (CrewDelay.isDue(booking, turn.now())) {
      CrewDelay.apologise(turn, shop, booking);
      return new Outcome.Done();
    }
    turn.sayText(details(turn, "booking.details", booking));
    return new Outcome.Done();
  }

  private String details(Turn turn, String key, Booking booking) {
    return turn.text(
        key,
        "code",
        booking.code().value(),
        "service",
        picker.service(turn, booking),
        "when",
        BusinessTime.dateTime(picker.start(booking), turn.language()),
        "address",
        booking.details().address(),
        "notes",
        BookingWording.notes(turn, booking.details().notes()),
        "name",
        booking.details().name(),
        "total",
        BookingWording.owed(turn, booking.ledger(), 0));
  }
}
