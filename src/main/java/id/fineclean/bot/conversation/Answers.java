package id.fineclean.bot.conversation;

import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.Understanding;
import java.util.Set;
import java.util.regex.Pattern;

/// Which slots answer which question.
final class Answers {
  /// "Jam berapa aja?", "hari apa yang kosong?".
  private static final Pattern WHICH_ARE_THERE =
      Pattern.compile(
          "(?i)\\b(jam|pukul|hari|tanggal|tgl) (brp|berapa|apa)\\b|\\b(yang|yg) (masih )?kosong\\b"
              + "|\\b(what|which) (times?|days?)\\b");

  private static final int LONGEST_SIZE = 25;
  private static final Pattern DIGIT = Pattern.compile("\\d");

  private Answers() {}

  /// Whether a message holds what was asked for: then it is an answer, however much it sounds like
  /// something else.
  static boolean holdsAnswer(Asked asked, Understanding what) {
    return holdsAnswer(asked, what.slots()) || asked == Asked.SIZE && isBareSize(what.text());
  }

  static boolean holdsAnswer(Asked asked, Slots slots) {
    Set<SlotKey> wanted = wanted(asked);
    return slots.all().stream().anyMatch(slot -> wanted.contains(slot.key()));
  }

  /// Whether a topic is so near to the question that an answer to the one sounds like the other.
  static boolean near(Asked asked, String intent) {
    return switch (asked) {
      case DATE, TIME -> intent.equals("ask_hours");
      case ADDRESS, AREA -> intent.equals("ask_coverage");
      case SERVICE -> intent.equals("ask_services");
      case SIZE, NAME, PHONE, BOOKING, CONFIRMATION, NOTE -> false;
    };
  }

  /// Whether an intent only sounds like another wish because the bot has asked for just that: a
  /// name or a number given or changed in the middle of a booking is no request about stored data.
  static boolean asksFor(Asked asked, String intent) {
    return switch (asked) {
      case NAME, PHONE, ADDRESS, AREA, CONFIRMATION -> intent.equals("privacy_rectify");
      case SERVICE, SIZE, DATE, TIME, BOOKING, NOTE -> false;
    };
  }

  /// Whether a message asks for what the question has just offered.
  static boolean repeats(Asked asked, Understanding what) {
    boolean hours =
        what.intent().equals("ask_hours") || WHICH_ARE_THERE.matcher(what.text()).find();
    return hours && near(asked, "ask_hours") && what.slots().isEmpty();
  }

  private static boolean isBareSize(String text) {
    return text.strip().length() <= LONGEST_SIZE && DIGIT.matcher(text).find();
  }

  private static Set<SlotKey> wanted(Asked asked) {
    return switch (asked) {
      case SERVICE -> Set.of(SlotKey.SERVICE);
      case SIZE ->
          Set.of(
              SlotKey.ROOMS,
              SlotKey.BATHROOMS,
              SlotKey.AREA_M2,
              SlotKey.UNITS,
              SlotKey.DURATION_HOURS,
              SlotKey.FLOORS);
      case ADDRESS, AREA -> Set.of(SlotKey.ADDRESS, SlotKey.POSTAL_CODE);
      case DATE ->
          Set.of(
              SlotKey.DATE,
              SlotKey.REJECTED_DATE,
              SlotKey.DATE_FROM,
              SlotKey.NO_SUCH_DATE,
              SlotKey.DAY_PART,
              SlotKey.TIME_START);
      case TIME -> Set.of(SlotKey.TIME_START, SlotKey.DAY_PART, SlotKey.DATE, SlotKey.DATE_FROM);
      case NAME -> Set.of(SlotKey.NAME);
      case PHONE -> Set.of(SlotKey.PHONE);
      case BOOKING -> Set.of(SlotKey.BOOKING_CODE);
      case CONFIRMATION, NOTE -> Set.of();
    };
  }
}
