package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Understanding;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a customer answers a yes-or-no question. What is not clearly one of the two is neither: much
/// may hang on it.
enum YesNoAnswer {
  YES,
  NO,
  OTHER;

  private static final int LONGEST_SAME = 50;

  static YesNoAnswer to(Turn turn) {
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

  /// As [#to], where a yes commits to something: the dialogue has picked it if it is one.
  static YesNoAnswer toCommitment(Turn turn) {
    YesNoAnswer reply = to(turn);
    return reply == YES && turn.pick().isEmpty() ? OTHER : reply;
  }

  private static final Pattern SAME =
      Pattern.compile(
          "^(yang |yg |ya |iya |masih |tetap |tetep |alamat(nya)?"
              + " )?(sama|same)\\b|\\b(kayak|kyk|seperti|kaya|as) (yang |yg"
              + " )?(kemarin|kmrn|kemaren|biasa|biasanya|sebelumnya|tadi|dulu|before|usual|last"
              + " time)\\b");

  private static final Pattern AGAIN =
      Pattern.compile(
          "\\b(mau|pesan|pesen|order|booking|book|minta|kayak|kaya|kyk|seperti|yang|yg) (yang |yg )?(lagi|kemarin|kmrn|kemaren|biasa|biasanya|sebelumnya|again)\\b"
              + "|\\blagi (dong|donk|kak|ya|deh)\\b|\\bsame as (last time|before|usual)\\b");

  /// Whether a message wants what there was the last time.
  static boolean again(Turn turn) {
    String text = turn.understanding().map(Understanding::text).orElse("");
    return text.length() <= LONGEST_SAME
        && !text.contains("?")
        && AGAIN.matcher(text.strip().toLowerCase(Locale.ROOT)).find();
  }

  /// Whether a message says that it is as it was the last time.
  static boolean asBefore(Turn turn) {
    String text = turn.understanding().map(Understanding::text).orElse("");
    return text.length() <= LONGEST_SAME
        && !text.contains("?")
        && SAME.matcher(text.strip().toLowerCase(Locale.ROOT)).find();
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
