package id.fineclean.bot.understanding;

import id.fineclean.bot.understanding.Understanding.Certainty;
import id.fineclean.bot.understanding.intent.Prediction.Scored;
import java.util.Set;

/// Whether an intent may be acted on. What takes something away from the customer or calls people
/// in needs more than a likely guess, and so does leaving a question that is open.
final class Judgement {
  private static final double SENSITIVE_CLEAR = 0.6;
  private static final double CLEAR_OVER_QUESTION = 0.6;
  private static final double CLEAR_OVER_FREE_TEXT = 0.8;

  private final double clear;
  private final Set<String> sensitive;

  /// @param clear the confidence from which harmless intents are acted on
  /// @param sensitive the intents that are not harmless
  Judgement(double clear, Set<String> sensitive) {
    this.clear = clear;
    this.sensitive = Set.copyOf(sensitive);
  }

  /// Whether one part of a message says clearly enough what it wants.
  boolean standsAlone(Scored best) {
    return !best.intent().equals(Understanding.OUT_OF_SCOPE)
        && best.probability() >= Math.max(clear, CLEAR_OVER_QUESTION);
  }

  /// @param onlySlots whether the message is nothing but a size, a day or the like
  Certainty of(Scored best, boolean answersQuestion, boolean onlySlots, Context context) {
    if (best.intent().equals(Understanding.OUT_OF_SCOPE)) {
      return Certainty.UNKNOWN;
    }
    if (onlySlots && (context.asked().isPresent() || sensitive.contains(best.intent()))) {
      return Certainty.UNSURE;
    }
    return best.probability() >= needed(best.intent(), answersQuestion, context)
        ? Certainty.CLEAR
        : Certainty.UNSURE;
  }

  private double needed(String intent, boolean answersQuestion, Context context) {
    double needed = sensitive.contains(intent) ? Math.max(clear, SENSITIVE_CLEAR) : clear;
    if (context.asked().isEmpty() || isAnswer(intent)) {
      return needed;
    }
    Asked asked = context.asked().get();
    boolean freeText = asked == Asked.NAME || asked == Asked.ADDRESS || asked == Asked.NOTE;
    return answersQuestion || freeText
        ? Math.max(needed, CLEAR_OVER_FREE_TEXT)
        : Math.max(needed, CLEAR_OVER_QUESTION);
  }

  private static boolean isAnswer(String intent) {
    return intent.equals("affirm") || intent.equals("deny");
  }
}
