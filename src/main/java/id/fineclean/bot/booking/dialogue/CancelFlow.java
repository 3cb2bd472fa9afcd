package id.fineclean.bot.booking.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import id.fineclean.bot.booking.Booking;
import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.booking.ChangeAnswer;
import id.fineclean.bot.company.BusinessTime;
import id.fineclean.bot.company.Rupiah;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.understanding.Understanding;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Cancels a booking, after saying what that costs and hearing a yes.
public final class CancelFlow implements Flow {
  private static final Pattern BOOKING =
      Pattern.compile("(?iu)\\b(?:pesanan|pesenan|order|orderan|booking|bookingan)(?:nya|ku)?\\b");

  private final Shop shop;
  private final BookingPicker picker;
  private final Outbox outbox;

  public CancelFlow(Shop shop, Outbox outbox) {
    this.shop = shop;
    this.picker = new BookingPicker(shop);
    this.outbox = outbox;
  }

  /// @param code the booking in question
  /// @param fee as it was told
  private record Memory(String code, long fee) {}

  @Override
  public String id() {
    return "cancel";
  }

  @Override
  public Set<String> intents() {
    return Set.of("cancel_booking");
  }

  @Override
  public Optional<String> hint(Turn turn, JsonNode memory) {
    return Optional.of(turn.text(memory.isNull() ? "booking.hint_booking" : "booking.hint_cancel"));
  }

  /// "Batalin aja pesanannya": the booking is named, so no other thing can be meant.
  @Override
  public boolean claims(Turn turn, Optional<JsonNode> memory) {
    return memory.isEmpty()
        && turn.understanding()
            .filter(what -> what.intent().equals("cancel_booking"))
            .filter(what -> what.certainty() == Understanding.Certainty.CLEAR)
            .filter(what -> BOOKING.matcher(what.text()).find())
            .isPresent();
  }

  @Override
  public boolean changesWhatStands() {
    return true;
  }

  @Override
  public Outcome begin(Turn turn) {
    return picker.choose(turn, true, NullNode.getInstance(), booking -> confirm(turn, booking));
  }

  @Override
  public Outcome advance(Turn turn, JsonNode memory) {
    if (memory.isNull()) {
      return BookingPicker.answer(turn, () -> begin(turn));
    }
    return switch (YesNoAnswer.toCommitment(turn)) {
      case YES -> cancel(turn, Json.read(memory, Memory.class));
      case NO -> {
        turn.say("booking.kept");
        yield new Outcome.Done();
      }
      case OTHER -> new Outcome.Unclear();
    };
  }

  @Override
  public Outcome resume(Turn turn, JsonNode memory) {
    return memory.isNull() ? begin(turn) : again(turn, Json.read(memory, Memory.class));
  }

  @Override
  public void stop(Turn turn, JsonNode memory) {
    turn.say("booking.kept");
  }

  private Outcome again(Turn turn, Memory memory) {
    return find(turn, memory).map(booking -> confirm(turn, booking)).orElseGet(() -> gone(turn));
  }

  private Optional<Booking> find(Turn turn, Memory memory) {
    return shop.store()
        .find(turn.customer().customerId(), new BookingCode(memory.code))
        .filter(booking -> !booking.cancelled());
  }

  private static Outcome gone(Turn turn) {
    turn.say("booking.gone");
    return new Outcome.Done();
  }

  private Outcome confirm(Turn turn, Booking booking) {
    ZonedDateTime start = picker.start(booking);
    return switch (ChangeCosts.cancel(shop, booking.details().order(), start, turn.now())) {
      case ChangeAnswer.Free free -> ask(turn, booking, 0, "booking.cancel_free");
      case ChangeAnswer.WithFee fee -> ask(turn, booking, fee.fee(), "booking.cancel_fee");
      case ChangeAnswer.TooLate late -> {
        if (CrewDelay.isTooLong(shop, booking, turn.now())) {
          CrewDelay.giveUp(turn, shop);
        } else {
          turn.say("booking.change_too_late");
          turn.handOver("cancel_booking", true);
        }
        yield new Outcome.Done();
      }
    };
  }

  private Outcome ask(Turn turn, Booking booking, long fee, String key) {
    String text =
        turn.text(
            key,
            "code",
            booking.code().value(),
            "service",
            picker.service(turn, booking),
            "when",
            BusinessTime.dateTime(picker.start(booking), turn.language()),
            "fee",
            Rupiah.format(fee),
            "owed",
            owed(turn, booking, fee));
    List<Question.Option> options =
        List.of(
            Question.Option.committing("yes", turn.text("booking.cancel_yes")),
            new Question.Option("no", turn.text("booking.cancel_no")));
    return new Outcome.Ask(
        new Question("cancel", Field.CONFIRM.expects(), text, options),
        Json.tree(new Memory(booking.code().value(), fee)));
  }

  /// Fees for moving were agreed to, and are owed whatever becomes of the booking.
  private static String owed(Turn turn, Booking booking, long fee) {
    long fees = booking.ledger().fees();
    return fees == 0
        ? ""
        : " "
            + turn.text(
                "booking.cancel_owed",
                "fees",
                Rupiah.format(fees),
                "owed",
                Rupiah.format(fees + fee));
  }

  private Outcome cancel(Turn turn, Memory memory) {
    Optional<Booking> found = find(turn, memory);
    if (found.isEmpty()) {
      return gone(turn);
    }
    Booking booking = found.get();
    long fee =
        switch (ChangeCosts.cancel(
            shop, booking.details().order(), picker.start(booking), turn.now())) {
          case ChangeAnswer.Free free -> 0;
          case ChangeAnswer.WithFee with -> with.fee();
          case ChangeAnswer.TooLate late -> Long.MAX_VALUE;
        };
    if (fee > memory.fee) {
      // Time has passed since the question: what it costs now has to be agreed to.
      return confirm(turn, booking);
    }
    Instant now = turn.now();
    turn.effect(
        transaction -> {
          shop.store().cancel(transaction, booking, fee, now);
          outbox.withdraw(transaction, Reminders.keyPrefix(booking.id()), now);
        });
    boolean owes = fee + booking.ledger().fees() > 0;
    if (owes) {
      turn.handOver("cancellation_fee", false);
    }
    turn.say(
        fee > 0
            ? "booking.cancelled_fee"
            : owes ? "booking.cancelled_fee_before" : "booking.cancelled",
        "code",
        booking.code().value(),
        "fee",
        Rupiah.format(fee),
        "owed",
        owed(turn, booking, fee));
    return new Outcome.Done();
  }
}
