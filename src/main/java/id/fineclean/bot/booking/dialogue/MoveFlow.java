package id.fineclean.bot.booking.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import id.fineclean.bot.booking.Booking;
import id.fineclean.bot.booking.BookingCode;
import id.fineclean.bot.booking.ChangeAnswer;
import id.fineclean.bot.booking.FreeSlot;
import id.fineclean.bot.booking.Job;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.BusinessTime;
import id.fineclean.bot.company.Rupiah;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Slots;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Moves a booking to another time, after saying what that costs and hearing a yes.
public final class MoveFlow implements Flow {
  private static final Pattern SAME_TIME =
      Pattern.compile(
          "(?i)\\bjam(nya)? (yang |yg )?(sama|tetap|ttp|tetep)\\b|\\bsame (time|hour)\\b");

  private final Shop shop;
  private final BookingPicker picker;
  private final Outbox outbox;

  public MoveFlow(Shop shop, Outbox outbox) {
    this.shop = shop;
    this.picker = new BookingPicker(shop);
    this.outbox = outbox;
  }

  /// @param code the booking in question, once it is known
  /// @param date the wished day
  /// @param from the first day of the week or month wished, where no day of it was
  /// @param until the last day that would do
  /// @param time the wished start
  /// @param confirming whether the last question was the summary
  /// @param fee as it was told
  private record Memory(
      Optional<String> code,
      Optional<LocalDate> date,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      Optional<LocalTime> time,
      Optional<String> dayPart,
      boolean confirming,
      long fee) {

    static final Memory EMPTY =
        new Memory(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            0);

    Memory about(Booking booking) {
      return new Memory(
          Optional.of(booking.code().value()), date, from, until, time, dayPart, confirming, fee);
    }

    Memory at(Optional<LocalDate> newDate, Optional<LocalTime> newTime, Optional<String> newPart) {
      return new Memory(code, newDate, from, until, newTime, newPart, false, fee);
    }

    Memory from(LocalDate first) {
      return new Memory(
          code, Optional.empty(), Optional.of(first), until, time, dayPart, false, fee);
    }

    Memory until(LocalDate last) {
      Optional<LocalDate> soon = date.filter(day -> !day.isAfter(last));
      return new Memory(code, soon, from, Optional.of(last), time, dayPart, false, fee);
    }

    Memory confirming(long told) {
      return new Memory(code, date, from, until, time, dayPart, true, told);
    }
  }

  @Override
  public String id() {
    return "move";
  }

  @Override
  public Set<String> intents() {
    return Set.of("reschedule_booking");
  }

  @Override
  public boolean changesWhatStands() {
    return true;
  }

  @Override
  public Outcome begin(Turn turn) {
    return choose(turn, wish(turn, Memory.EMPTY));
  }

  @Override
  public Outcome advance(Turn turn, JsonNode json) {
    Memory before = json.isNull() ? Memory.EMPTY : Json.read(json, Memory.class);
    Memory memory = wish(turn, before);
    boolean wished = !memory.equals(before);
    if (before.code.isEmpty()) {
      return wished ? choose(turn, memory) : BookingPicker.answer(turn, () -> choose(turn, memory));
    }
    if (wished) {
      return proceed(turn, memory);
    }
    return before.confirming ? confirmed(turn, before) : new Outcome.Unclear();
  }

  @Override
  public Outcome resume(Turn turn, JsonNode json) {
    Memory memory = json.isNull() ? Memory.EMPTY : Json.read(json, Memory.class);
    return memory.code.isEmpty() ? choose(turn, memory) : proceed(turn, memory);
  }

  @Override
  public Optional<String> hint(Turn turn, JsonNode json) {
    Memory memory = json.isNull() ? Memory.EMPTY : Json.read(json, Memory.class);
    if (memory.code.isEmpty()) {
      return Optional.of(turn.text("booking.hint_booking"));
    }
    String key = memory.confirming ? "move" : memory.date.isEmpty() ? "date" : "time";
    return Optional.of(turn.text("booking.hint_" + key));
  }

  @Override
  public void stop(Turn turn, JsonNode memory) {
    turn.say("booking.kept");
  }

  /// Takes the day and time a message wishes for; what it does not mention stays as it was.
  private static Memory wish(Turn turn, Memory before) {
    Optional<String> pick = turn.pick();
    if (pick.isPresent()) {
      return picked(pick.get(), before);
    }
    Slots slots = turn.understanding().map(what -> what.slots()).orElse(Slots.none());
    Memory memory =
        slots.get(SlotKey.DATE_UNTIL, LocalDate.class).map(before::until).orElse(before);
    Optional<LocalTime> time = slots.timeStart();
    Optional<String> part = slots.text(SlotKey.DAY_PART);
    Optional<LocalDate> from = slots.get(SlotKey.DATE_FROM, LocalDate.class);
    if (from.isPresent()) {
      return merged(memory.from(from.get()), Optional.empty(), time, part);
    }
    return memory.code.isPresent() && slots.date().isEmpty() && time.isEmpty() && part.isEmpty()
        ? memory
        : merged(memory, slots.date(), time, part);
  }

  private static Memory merged(
      Memory memory, Optional<LocalDate> date, Optional<LocalTime> time, Optional<String> part) {
    Memory wished =
        memory.at(
            date.or(() -> memory.date),
            time.or(() -> part.isPresent() ? Optional.empty() : memory.time),
            part.or(() -> time.isPresent() ? Optional.empty() : memory.dayPart));
    boolean same =
        wished.date.equals(memory.date)
            && wished.time.equals(memory.time)
            && wished.dayPart.equals(memory.dayPart);
    return same ? memory : wished;
  }

  private static Memory picked(String value, Memory memory) {
    int colon = value.indexOf(':');
    String rest = value.substring(colon + 1);
    return switch (value.substring(0, Math.max(0, colon))) {
      case "date" -> memory.at(Optional.of(LocalDate.parse(rest)), memory.time, memory.dayPart);
      case "time" -> memory.at(memory.date, Optional.of(LocalTime.parse(rest)), Optional.empty());
      case "slot" -> {
        LocalDateTime when = LocalDateTime.parse(rest);
        yield memory.at(
            Optional.of(when.toLocalDate()), Optional.of(when.toLocalTime()), Optional.empty());
      }
      default -> memory;
    };
  }

  private Outcome choose(Turn turn, Memory memory) {
    JsonNode kept = memory.equals(Memory.EMPTY) ? NullNode.getInstance() : Json.tree(memory);
    return picker.choose(
        turn,
        false,
        kept,
        booking -> {
          if (memory.date.isEmpty() && memory.time.isEmpty()) {
            sayWhich(turn, booking);
          }
          return proceed(turn, memory.about(booking));
        });
  }

  private void sayWhich(Turn turn, Booking booking) {
    turn.say(
        "booking.moving",
        "code",
        booking.code().value(),
        "service",
        picker.service(turn, booking),
        "when",
        BusinessTime.dateTime(picker.start(booking), turn.language()));
  }

  private Optional<Booking> find(Turn turn, Memory memory) {
    return memory
        .code
        .flatMap(code -> shop.store().find(turn.customer().customerId(), new BookingCode(code)))
        .filter(booking -> !booking.cancelled());
  }

  private Outcome proceed(Turn turn, Memory asked) {
    Optional<Booking> found = find(turn, asked);
    Optional<Job> job = found.flatMap(this::job);
    Optional<Area> area = found.flatMap(booking -> shop.company().area(booking.area()));
    Memory memory =
        found
            .map(booking -> atSameTime(turn, asked, booking))
            .map(at -> area.map(place -> inZone(turn, at, place)).orElse(at))
            .orElse(asked);
    if (found.isEmpty()) {
      turn.say("booking.gone");
      return new Outcome.Done();
    }
    Booking booking = found.get();
    ChangeAnswer allowed =
        ChangeCosts.move(shop, booking.details().order(), picker.start(booking), turn.now());
    if (allowed instanceof ChangeAnswer.TooLate || job.isEmpty()) {
      if (CrewDelay.isTooLong(shop, booking, turn.now())) {
        CrewDelay.giveUp(turn, shop);
        return new Outcome.Done();
      }
      turn.say("booking.change_too_late");
      turn.handOver("reschedule_booking", true);
      return new Outcome.Done();
    }
    WhichDay which =
        turn.pick().isPresent()
            ? WhichDay.NONE
            : turn.understanding()
                .map(what -> WhichDay.of(what.slots(), shop.company()))
                .orElse(WhichDay.NONE);
    if (which.isOpen()) {
      return new Outcome.Ask(
          which.question(turn),
          Json.tree(memory.at(Optional.empty(), memory.time, memory.dayPart)));
    }
    Times times = times(turn, booking, job.get(), memory.until);
    Optional<LocalDate> date = memory.date.or(() -> sameDay(memory, booking));
    return switch (times.find(
        date, Optional.empty(), memory.from, memory.time, memory.dayPart, List.of())) {
      case Times.Found.AskDate ask ->
          new Outcome.Ask(
              ask.question(), Json.tree(memory.at(Optional.empty(), memory.time, memory.dayPart)));
      case Times.Found.NoRoom none -> noRoom(turn);
      case Times.Found.AskTime ask ->
          new Outcome.Ask(
              ask.question(), Json.tree(memory.at(date, Optional.empty(), memory.dayPart)));
      case Times.Found.Slot slot ->
          confirm(
              turn, memory.at(date, memory.time, memory.dayPart), booking, allowed, slot.slot());
    };
  }

  private static Outcome noRoom(Turn turn) {
    turn.say("booking.no_room");
    turn.handOver("reschedule_booking", false);
    return new Outcome.Done();
  }

  /// "Jumat, jam yang sama" keeps the hour.
  private Memory atSameTime(Turn turn, Memory memory, Booking booking) {
    boolean same =
        turn.understanding().filter(what -> SAME_TIME.matcher(what.text()).find()).isPresent();
    return same && memory.time.isEmpty()
        ? memory.at(memory.date, Optional.of(picker.start(booking).toLocalTime()), Optional.empty())
        : memory;
  }

  /// "Jam 9 WIB" is another hour at a place in another zone.
  private static Memory inZone(Turn turn, Memory memory, Area place) {
    return turn.understanding()
        .filter(what -> what.slots().text(SlotKey.TIME_ZONE).isPresent())
        .flatMap(what -> SaidZone.start(what.slots(), place.zone()))
        .map(time -> memory.at(memory.date, Optional.of(time), Optional.empty()))
        .orElse(memory);
  }

  /// "Jam 10 aja" keeps the day.
  private Optional<LocalDate> sameDay(Memory memory, Booking booking) {
    return memory.time.isPresent() && memory.from.isEmpty()
        ? Optional.of(picker.start(booking).toLocalDate())
        : Optional.empty();
  }

  /// Empty where the catalogue or the areas have changed so that it cannot be done any more.
  private Optional<Job> job(Booking booking) {
    return shop.company()
        .area(booking.area())
        .flatMap(area -> shop.job(booking.details().order(), area));
  }

  private Times times(Turn turn, Booking booking, Job job, Optional<LocalDate> until) {
    // The booking's own time must not stand in its way.
    var taken = shop.store().except(shop.store().cells(booking.id()));
    return new Times(
        turn,
        shop.openings(job, turn.now(), taken),
        LocalDate.ofInstant(turn.now(), job.area().zone()),
        until);
  }

  private static long fee(ChangeAnswer allowed) {
    return switch (allowed) {
      case ChangeAnswer.Free free -> 0;
      case ChangeAnswer.WithFee with -> with.fee();
      case ChangeAnswer.TooLate late -> Long.MAX_VALUE;
    };
  }

  private Outcome confirm(
      Turn turn, Memory memory, Booking booking, ChangeAnswer allowed, FreeSlot slot) {
    ZonedDateTime before = picker.start(booking);
    if (slot.start().isEqual(before)) {
      turn.say("booking.move_same", "when", BusinessTime.dateTime(before, turn.language()));
      return new Outcome.Done();
    }
    long fee = fee(allowed);
    String text =
        turn.text(
            fee > 0 ? "booking.move_fee" : "booking.move_free",
            "code",
            booking.code().value(),
            "before",
            BusinessTime.dateTime(before, turn.language()),
            "when",
            BusinessTime.dateTime(slot.start(), turn.language()),
            "fee",
            Rupiah.format(fee));
    List<Question.Option> options =
        List.of(
            Question.Option.committing("yes", turn.text("booking.move_yes")),
            new Question.Option("no", turn.text("booking.move_no")));
    return new Outcome.Ask(
        new Question("move", Field.CONFIRM.expects(), text, options),
        Json.tree(memory.confirming(fee)));
  }

  private Outcome confirmed(Turn turn, Memory memory) {
    return switch (YesNoAnswer.toCommitment(turn)) {
      case YES -> move(turn, memory);
      case NO -> {
        turn.say("booking.kept");
        yield new Outcome.Done();
      }
      case OTHER -> new Outcome.Unclear();
    };
  }

  private Outcome move(Turn turn, Memory memory) {
    Optional<Booking> found = find(turn, memory);
    Optional<Job> job = found.flatMap(this::job);
    if (found.isEmpty() || job.isEmpty()) {
      return proceed(turn, memory);
    }
    Booking booking = found.get();
    long fee =
        fee(ChangeCosts.move(shop, booking.details().order(), picker.start(booking), turn.now()));
    if (fee > memory.fee) {
      // Time has passed since the question: what it costs now has to be agreed to.
      return proceed(turn, memory.at(memory.date, memory.time, memory.dayPart));
    }
    return switch (times(turn, booking, job.get(), memory.until)
        .find(memory.date, Optional.empty(), memory.from, memory.time, memory.dayPart, List.of())) {
      case Times.Found.AskDate ask ->
          new Outcome.Ask(
              ask.question(), Json.tree(memory.at(Optional.empty(), memory.time, memory.dayPart)));
      case Times.Found.NoRoom none -> noRoom(turn);
      case Times.Found.AskTime ask ->
          new Outcome.Ask(
              ask.question(), Json.tree(memory.at(memory.date, Optional.empty(), memory.dayPart)));
      case Times.Found.Slot slot -> moved(turn, booking, slot.slot(), fee);
    };
  }

  private Outcome moved(Turn turn, Booking booking, FreeSlot slot, long fee) {
    byte[] details = shop.store().seal(booking.customerId(), booking.code(), booking.details());
    Instant now = turn.now();
    turn.effect(
        transaction -> {
          shop.store().move(transaction, booking, slot, fee, details, now);
          outbox.withdraw(transaction, Reminders.keyPrefix(booking.id()), now);
        });
    turn.say(
        "booking.moved",
        "code",
        booking.code().value(),
        "when",
        BusinessTime.dateTime(slot.start(), turn.language()),
        "address",
        booking.details().address(),
        "total",
        BookingWording.owed(turn, booking.ledger(), fee));
    return new Outcome.Done();
  }
}
