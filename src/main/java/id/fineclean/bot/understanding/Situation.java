package id.fineclean.bot.understanding;

import id.fineclean.bot.understanding.intent.Prediction;
import id.fineclean.bot.understanding.intent.Prediction.Scored;
import id.fineclean.bot.understanding.text.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How the bot's open question bears on what a message means.
final class Situation {
  /// How much likelier "ya" and "tidak" are after a yes-or-no question than at any time.
  private static final double AFTER_CONFIRMATION = 4;

  private static final int MAX_ANSWER_WORDS = 6;

  /// Raises what the question makes likely.
  Prediction weigh(Prediction prediction, List<Word> words, Context context) {
    boolean confirming = context.asked().filter(asked -> asked == Asked.CONFIRMATION).isPresent();
    if (!confirming || words.size() > MAX_ANSWER_WORDS) {
      return prediction;
    }
    double total = prediction.ranked().stream().mapToDouble(Situation::weight).sum();
    List<Scored> weighed = new ArrayList<>();
    for (Scored scored : prediction.ranked()) {
      weighed.add(new Scored(scored.intent(), weight(scored) / total));
    }
    weighed.sort(Comparator.comparingDouble(Scored::probability).reversed());
    return new Prediction(weighed, prediction.unknown(), prediction.seconded());
  }

  private static double weight(Scored scored) {
    boolean answer = scored.intent().equals("affirm") || scored.intent().equals("deny");
    return answer ? scored.probability() * AFTER_CONFIRMATION : scored.probability();
  }

  /// Whether the message says what was asked for.
  boolean answers(Context context, Slots slots) {
    return context.asked().filter(asked -> holds(asked, slots)).isPresent();
  }

  /// Whether all words belong to sizes, days and the like, as in "3 ruangan" or "besok jam 9".
  boolean isOnlySlots(List<Word> words, Slots slots) {
    return words.stream()
        .allMatch(
            word ->
                slots.all().stream()
                    .filter(slot -> slot.key() != SlotKey.BOOKING_CODE)
                    .anyMatch(slot -> slot.start() <= word.start() && word.end() <= slot.end()));
  }

  private static boolean holds(Asked asked, Slots slots) {
    return slots.all().stream().anyMatch(slot -> fits(asked, slot.key()));
  }

  private static boolean fits(Asked asked, SlotKey key) {
    return switch (asked) {
      case SERVICE -> key == SlotKey.SERVICE;
      case SIZE ->
          key == SlotKey.ROOMS
              || key == SlotKey.BATHROOMS
              || key == SlotKey.FLOORS
              || key == SlotKey.AREA_M2
              || key == SlotKey.UNITS
              || key == SlotKey.CLEANERS
              || key == SlotKey.DURATION_HOURS
              || key == SlotKey.PROPERTY;
      case ADDRESS, AREA -> key == SlotKey.ADDRESS || key == SlotKey.POSTAL_CODE;
      case DATE, TIME ->
          key == SlotKey.DATE
              || key == SlotKey.DATE_FROM
              || key == SlotKey.DATE_UNTIL
              || key == SlotKey.TIME_START
              || key == SlotKey.DAY_PART;
      case NAME -> key == SlotKey.NAME;
      case PHONE -> key == SlotKey.PHONE;
      case BOOKING -> key == SlotKey.BOOKING_CODE || key == SlotKey.DATE;
      // At the summary, sizes, days and places correct what it says.
      case CONFIRMATION -> key != SlotKey.SERVICE && key != SlotKey.BOOKING_CODE;
      case NOTE -> false;
    };
  }
}
