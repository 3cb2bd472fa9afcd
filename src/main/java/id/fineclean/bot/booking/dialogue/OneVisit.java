package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Understanding;
import java.time.LocalDate;
import java.util.stream.Collectors;

/// Says that one visit is booked at a time, where a customer wants several: "besok dan lusa", "tiap
/// 2 minggu". What is not booked now must not be lost without a word,
/// and a plan is for people to make.
final class OneVisit {
  private OneVisit() {}

  static void tell(Turn turn) {
    if (turn.pick().isEmpty()) {
      turn.understanding().ifPresent(what -> tell(turn, what));
    }
  }

  private static void tell(Turn turn, Understanding what) {
    String days =
        what.slots().all().stream()
            .filter(slot -> slot.key() == SlotKey.FURTHER_DATE)
            .map(Slot::value)
            .map(LocalDate.class::cast)
            .map(day -> BookingWording.date(turn, day))
            .collect(Collectors.joining(", "));
    if (!days.isEmpty()) {
      turn.say("booking.further_days", "days", days);
    }
    what.slots()
        .text(SlotKey.REPEAT)
        .ifPresent(
            repeat -> {
              turn.say("booking.repeated", "repeat", repeat);
              turn.handOver("book_cleaning", false);
            });
  }
}
