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
import id.fineclean.bot.understanding.Asked;
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

  private final Turn turn;
  private final Openings openings;
  private final LocalDate today;

  /// @param today in the zone of the place that is cleaned
  Times(Turn turn, Openings openings, LocalDate today) {
    this.turn = turn;
    this.openings = openings;
    this.today = today;
  }

  /// What is left of a wished day and time.
  sealed interface Found {
    /// Both stand.
    record Slot(FreeSlot slot) implements Found {}

    /// A day is missing, or the wished one cannot be.
    record AskDate(Question question) implements Found {}

    /// The day stands; a time is missing, or the wished one cannot be.
    record AskTime(Question question) implements Found {}
  }

  Found find(
      Optional<LocalDate> date,
      Optional<LocalTime> time,
      Optional<String> dayPart,
      List<LocalDate> rejected) {
    Wish wish = wish(time, dayPart).without(new HashSet<>(rejected));
    if (date.isEmpty()) {
      return askDate(today, wish, "booking.ask_date");
    }
    Optional<WhyNot> why = openings.whyNone(date.get());
    if (why.isPresent()) {
      turn.sayText(Words.why(turn, why.get()));
      return askDate(date.get(), wish, "booking.ask_other_date");
    }
    return time.map(start -> at(date.get(), start, wish))
        .orElseGet(() -> askTime(date.get(), dayPart));
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
        turn.sayText(Words.why(turn, not.why()));
        List<FreeSlot> near =
            openings.nearest(date.atTime(start), Wish.any().without(wish.notOn()), TIMES_OFFERED);
        yield new Found.AskTime(
            new Question(
                "time",
                Asked.TIME,
                turn.text("booking.ask_near_time"),
                near.stream().map(this::slot).toList()));
      }
    };
  }

  private Found askDate(LocalDate from, Wish wish, String key) {
    List<DayRoom> days = openings.nextDays(from, wish, DAYS_OFFERED);
    List<DayRoom> offered =
        days.isEmpty()
            ? openings.nextDays(from, Wish.any().without(wish.notOn()), DAYS_OFFERED)
            : days;
    return new Found.AskDate(
        new Question("date", Asked.DATE, turn.text(key), offered.stream().map(this::day).toList()));
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
            Asked.TIME,
            turn.text("booking.ask_time", "date", Words.date(turn, date)),
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
