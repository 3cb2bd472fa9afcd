package id.fineclean.bot.understanding;

import id.fineclean.bot.understanding.Understanding.Certainty;
import id.fineclean.bot.understanding.intent.Prediction;
import id.fineclean.bot.understanding.intent.Prediction.Scored;
import java.util.Set;

/// Whether an intent may be acted on. What takes something away from the customer or calls people
/// in needs more than a likely guess, and so does leaving a question that is open; small talk costs
/// nothing.
///
/// The bounds for messages that answer no question were chosen by leaving each of ten authors'
/// examples out of training in turn (`evaluate --authors`): from there on, asking more often is no
/// longer repaid by fewer wrong acts. Where classifiers of two kinds disagree, about 40 % of the
/// best guesses are wrong.
final class Judgement {
  private static final double HARMLESS = 0.75;
  private static final double SENSITIVE = 0.85;
  private static final double SMALL_TALK = 0.5;
  private static final double DISPUTED = 0.9;

  /// As likely to be none of the company's business, something else is not worth asking about.
  private static final double FOREIGN = 0.8;

  private static final double SENSITIVE_ANSWER = 0.8;
  private static final double CLEAR_OVER_QUESTION = 0.6;
  private static final double CLEAR_OVER_FREE_TEXT = 0.8;

  private final double clear;
  private final Set<String> sensitive;
  private final Set<String> smallTalk;

  /// @param clear the probability from which harmless intents are acted on beside a question
  /// @param sensitive the intents that are not harmless
  /// @param smallTalk those that want nothing done
  Judgement(double clear, Set<String> sensitive, Set<String> smallTalk) {
    this.clear = clear;
    this.sensitive = Set.copyOf(sensitive);
    this.smallTalk = Set.copyOf(smallTalk);
  }

  /// Whether one part of a message says clearly enough what it wants.
  boolean standsAlone(Prediction part, double confidence) {
    Scored best = part.best();
    return !best.intent().equals(Understanding.OUT_OF_SCOPE)
        && best.probability() >= Math.max(clear, CLEAR_OVER_QUESTION)
        && confidence >= needed(best.intent(), part.seconded());
  }

  /// @param confidence how likely it is right to act on the best intent
  /// @param onlySlots whether the message is nothing but a size, a day or the like
  Certainty of(
      Prediction prediction,
      double confidence,
      boolean answersQuestion,
      boolean onlySlots,
      Context context) {
    Scored best = prediction.best();
    if (best.intent().equals(Understanding.OUT_OF_SCOPE)) {
      return best.probability() < FOREIGN && context.isFree()
          ? Certainty.UNSURE
          : Certainty.UNKNOWN;
    }
    if (onlySlots && (context.asked().isPresent() || sensitive.contains(best.intent()))) {
      return Certainty.UNSURE;
    }
    boolean enough =
        context.isFree()
            ? confidence >= needed(best.intent(), prediction.seconded())
            : best.probability() >= needed(best.intent(), answersQuestion, context);
    return enough ? Certainty.CLEAR : Certainty.UNSURE;
  }

  private double needed(String intent, boolean seconded) {
    if (smallTalk.contains(intent)) {
      return SMALL_TALK;
    }
    double needed = sensitive.contains(intent) ? SENSITIVE : HARMLESS;
    return seconded ? needed : Math.max(needed, DISPUTED);
  }

  private double needed(String intent, boolean answersQuestion, Context context) {
    double needed = sensitive.contains(intent) ? Math.max(clear, SENSITIVE_ANSWER) : clear;
    if (isAnswer(intent)) {
      return needed;
    }
    return answersQuestion || context.asked().filter(Asked::isFreeText).isPresent()
        ? Math.max(needed, CLEAR_OVER_FREE_TEXT)
        : Math.max(needed, CLEAR_OVER_QUESTION);
  }

  private static boolean isAnswer(String intent) {
    return intent.equals("affirm") || intent.equals("deny");
  }
}
