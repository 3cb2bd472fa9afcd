package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.Understanding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sizes as customers write them.
final class SizeWords {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
  private static final int LONGEST = 25;
  static final List<SlotKey> MEASURES =
      List.of(
          SlotKey.ROOMS,
          SlotKey.BATHROOMS,
          SlotKey.AREA_M2,
          SlotKey.UNITS,
          SlotKey.DURATION_HOURS,
          SlotKey.FLOORS);

  private static final Pattern UNKNOWN =
      Pattern.compile(
          "(?iu)(?<!\\p{L})((ga|gak|g|gk|nggak|ngga|enggak|tidak|tdk|kurang|blm|belum|kagak)\\s?(tau|tahu|yakin|pasti|ngerti|hafal|hapal|paham)"
              + "|gatau|gktau|entah|bingung|terserah|lupa|kira2 aja|kira-kira aja|berapa (jam )?ya|not sure|no idea|don'?t know|dunno|whatever)(?!\\p{L})");

  private SizeWords() {}

  /// Whether the customer cannot say how much it is.
  static boolean isUnknown(String text) {
    return UNKNOWN.matcher(text).find();
  }

  /// The only number of a short message, where it is not a time's, an address's or the like.
  static OptionalInt bareNumber(Understanding what) {
    String text = what.text();
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.find() || text.strip().length() > LONGEST || isOfAnother(what.slots(), matcher)) {
      return OptionalInt.empty();
    }
    int number = Integer.parseInt(matcher.group());
    return matcher.find() ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private static boolean isOfAnother(Slots slots, MatchResult number) {
    return slots.all().stream()
        .filter(slot -> !MEASURES.contains(slot.key()))
        .anyMatch(slot -> slot.start() < number.end() && number.start() < slot.end());
  }

  /// A size in the customer's own words.
  static Optional<String> sizeAsSaid(Turn turn) {
    return turn.understanding()
        .flatMap(
            what ->
                what.slots().all().stream()
                    .filter(slot -> MEASURES.contains(slot.key()))
                    .findFirst()
                    .map(slot -> what.text().substring(slot.start(), slot.end())));
  }
}
