package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.Availability;
import id.fineclean.bot.booking.DayPart;
import id.fineclean.bot.booking.DayRoom;
import id.fineclean.bot.booking.FreeSlot;
import id.fineclean.bot.booking.Openings;
import id.fineclean.bot.booking.WhyNot;
import id.fineclean.bot.booking.Wish;
import id.fineclean.bot.company.BusinessTime;
import id.fineclean.bot.company.Hours;
import id.fineclean.bot.conversation.Question;
import id.fineclean.bot.conversation.Turn;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Finds a day and a time with the customer: checks what was wished, says why it cannot be, and
/// offers what can.
final class Times {
  private static final int DAYS_OFFERED = 4;
  private static final int TIMES_OFFERED = 6;

  /// How long before a wished day others are offered.
  private static final int DAYS_BEFORE = 2;

  private static final int LAST_DAYS = 6;

  private final Turn turn;
  private final Openings openings;
  private final LocalDate today;
  private final Optional<LocalDate> until;

  /// @param today in the zone of the place that is cleaned
  /// @param until the last day that would do
  Times(Turn turn, Openings openings, LocalDate today, Optional<LocalDate> until) {
    this.turn = turn;
    this.openings = openings;
    this.today = today;
    this.until = until;
  }

  /// What is left of a wished day and time.
  sealed interface Found {
    /// Both stand.
    record Slot(FreeSlot slot) implements Found {}

    /// A day is missing, or the wished one cannot be.
    record AskDate(Question question) implements Found {}

    /// The day stands; a time is missing, or the wished one cannot be.
    record AskTime(Question question) implements Found {}

    /// Nothing is free as far ahead as can be booked.
    record NoRoom() implements Found {}
  }

  /// @param around a day that was wished and cannot be
  /// @param from the first day of the week or month wished, where no day of it was
  Found find(
      Optional<LocalDate> date,
      Optional<LocalDate> around,
      Optional<LocalDate> from,
      Optional<LocalTime> time,
      Optional<String> dayPart,
      List<LocalDate> rejected) {
    Wish wish = wish(time, dayPart).without(new HashSet<>(rejected));
    if (date.isEmpty()) {
      return askDate(
          around
              .map(day -> day.minusDays(DAYS_BEFORE))
              .or(() -> from.filter(first -> first.isAfter(today)))
              .orElse(today),
          wish,
          around.isPresent() ? "booking.ask_other_date" : "booking.ask_date");
    }
    Optional<WhyNot> why = openings.whyNone(date.get());
    if (why.isPresent()) {
      turn.sayText(whyDay(date.get(), why.get()));
      return askDate(from(date.get(), why.get()), wish, "booking.ask_other_date");
    }
    return time.map(start -> at(date.get(), start, wish))
        .orElseGet(() -> askTime(date.get(), dayPart));
  }

  /// Why a whole day cannot be, which is less than why one time of it cannot.
  private String whyDay(LocalDate date, WhyNot why) {
    return switch (why) {
      case WhyNot.Full full ->
          turn.text("booking.why_day_full", "date", BookingWording.date(turn, date));
      case WhyNot.TooSoon soon ->
          turn.text("booking.why_day_over", "date", BookingWording.date(turn, date));
      case WhyNot.TooLate late ->
          turn.text("booking.why_day_over", "date", BookingWording.date(turn, date));
      case WhyNot.AreaNotServed gone -> BookingWording.why(turn, why);
      case WhyNot.NoCrew noCrew -> BookingWording.why(turn, why);
      case WhyNot.Past past -> BookingWording.why(turn, why);
      case WhyNot.TooFar far -> BookingWording.why(turn, why);
      case WhyNot.Closed closed -> BookingWording.why(turn, why);
      case WhyNot.OnHoliday off -> BookingWording.why(turn, why);
      case WhyNot.OutsideHours outside -> BookingWording.why(turn, why);
      case WhyNot.TooLong tooLong -> BookingWording.why(turn, why);
      case WhyNot.OffGrid offGrid -> BookingWording.why(turn, why);
    };
  }

  private static LocalDate from(LocalDate wished, WhyNot why) {
    return why instanceof WhyNot.TooFar far
        ? far.last().minusDays(LAST_DAYS)
        : wished.minusDays(DAYS_BEFORE);
  }

  private static Wish wish(Optional<LocalTime> time, Optional<String> dayPart) {
    if (time.isPresent()) {
      LocalTime start = time.get();
      return new Wish(new Hours(start, start.plusMinutes(1)), java.util.Set.of());
    }
    return dayPart.flatMap(DayPart::of).map(Wish::in).orElseGet(Wish::any);
  }

  private Found at(LocalDate date, LocalTime start, Wish wish) {
    return switch (openings.at(date, start)) {
      case Availability.Free free -> new Found.Slot(free.slot());
      case Availability.NotFree not -> {
        turn.sayText(whyTime(date, not.why()));
        List<FreeSlot> near =
            openings.nearest(date.atTime(start), Wish.any().without(wish.notOn()), TIMES_OFFERED);
        yield new Found.AskTime(
            new Question(
                "time",
                Field.TIME.expects(),
                turn.text("booking.ask_near_time"),
                near.stream().map(this::slot).toList()));
      }
    };
  }

  /// The soonest time that is told must be one that is free.
  private String whyTime(LocalDate date, WhyNot why) {
    List<FreeSlot> free = openings.on(date);
    return why instanceof WhyNot.TooSoon && !free.isEmpty()
        ? BookingWording.why(turn, new WhyNot.TooSoon(free.getFirst().start()))
        : BookingWording.why(turn, why);
  }

  private Found askDate(LocalDate from, Wish wish, String key) {
    List<DayRoom> days = openings.nextDays(from, wish, DAYS_OFFERED);
    List<DayRoom> inTime = days.stream().filter(this::isInTime).toList();
    if (inTime.isEmpty() && !days.isEmpty()) {
      until.ifPresent(
          last -> turn.say("booking.none_until", "date", BookingWording.date(turn, last)));
    }
    List<DayRoom> offered =
        !inTime.isEmpty()
            ? inTime
            : openings.nextDays(today, Wish.any().without(wish.notOn()), DAYS_OFFERED);
    if (offered.isEmpty()) {
      return new Found.NoRoom();
    }
    return new Found.AskDate(
        new Question(
            "date",
            Field.DATE.expects(),
            turn.text(key),
            offered.stream().map(this::day).toList()));
  }

  private boolean isInTime(DayRoom room) {
    return until.filter(room.date()::isAfter).isEmpty();
  }

  private Found askTime(LocalDate date, Optional<String> dayPart) {
    Wish wish = wish(Optional.empty(), dayPart);
    List<FreeSlot> slots = openings.on(date, wish);
    if (slots.isEmpty()) {
      turn.say("booking.part_full");
      slots = openings.on(date);
    }
    List<Question.Option> options =
        spread(slots).stream()
            .map(
                slot ->
                    new Question.Option(
                        "time:" + slot.start().toLocalTime(),
                        BusinessTime.time(slot.start().toLocalTime(), turn.language())))
            .toList();
    return new Found.AskTime(
        new Question(
            "time",
            Field.TIME.expects(),
            turn.text("booking.ask_time", "date", BookingWording.date(turn, date)),
            options));
  }

  /// A few starts over the whole day rather than the first ones only.
  private static List<FreeSlot> spread(List<FreeSlot> slots) {
    if (slots.size() <= TIMES_OFFERED) {
      return slots;
    }
    List<FreeSlot> some = new ArrayList<>();
    for (int i = 0; i < TIMES_OFFERED; i++) {
      some.add(slots.get(i * (slots.size() - 1) / (TIMES_OFFERED - 1)));
    }
    return some;
  }

  private Question.Option day(DayRoom room) {
    return new Question.Option(
        "date:" + room.date(), BusinessTime.shortDate(room.date(), turn.language()));
  }

  private Question.Option slot(FreeSlot slot) {
    String label =
        BusinessTime.shortDate(slot.start().toLocalDate(), turn.language())
            + ", "
            + BusinessTime.time(slot.start().toLocalTime(), turn.language());
    return new Question.Option("slot:" + slot.start().toLocalDateTime(), label);
  }
}
