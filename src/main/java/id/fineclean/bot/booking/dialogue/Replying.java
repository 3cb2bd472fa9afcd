package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Understanding;
import java.util.Optional;

/// How a customer answers a yes-or-no question. What is not clearly one of the two is neither: much
/// may hang on it.
enum Replying {
  YES,
  NO,
  OTHER;

  static Replying to(Turn turn) {
    if (turn.pick().isPresent()) {
      return switch (turn.pick().get()) {
        case "yes" -> YES;
        case "no" -> NO;
        default -> OTHER;
      };
    }
    Optional<Understanding> understanding =
        turn.understanding().filter(what -> what.certainty() == Understanding.Certainty.CLEAR);
    return switch (understanding.map(Understanding::intent).orElse("")) {
      case "affirm" -> YES;
      case "deny" -> NO;
      default -> OTHER;
    };
  }

  /// Whether a message says which booking is meant.
  static boolean describesBooking(Turn turn) {
    return turn.understanding()
        .map(Understanding::slots)
        .filter(
            slots ->
                slots.text(SlotKey.BOOKING_CODE).isPresent()
                    || slots.text(SlotKey.SERVICE).isPresent()
                    || slots.date().isPresent())
        .isPresent();
  }

  static boolean namesBooking(Turn turn) {
    return turn.understanding()
        .flatMap(what -> what.slots().text(SlotKey.BOOKING_CODE))
        .isPresent();
  }
}
