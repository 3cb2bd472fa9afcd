package id.fineclean.bot.understanding;

import id.fineclean.bot.understanding.intent.Prediction;
import java.util.List;
import java.util.stream.Stream;

/// What one message means.
///
/// @param text the message, clean: see [id.fineclean.bot.understanding.text.CleanText]
/// @param intent the id of the likeliest topic, `out_of_scope` when none fits
/// @param confidence calibrated: of the messages given 0.8, about 80 % are right; 0 to 1
/// @param alternatives the next likely intents, best first; never holds `intent` itself
/// @param certainty what a caller may do with `intent`
/// @param offers what to offer when asking back: the intents it may mean, likeliest first, at most
///     three; none where nothing the bot knows is likely enough
/// @param slots what the message says besides its intent
/// @param language the language the customer writes
public record Understanding(
    String text,
    String intent,
    double confidence,
    List<Alternative> alternatives,
    Certainty certainty,
    List<String> offers,
    Slots slots,
    Language language) {

  /// The intent of everything that is not about this company.
  public static final String OUT_OF_SCOPE = Prediction.OUT_OF_SCOPE;

  /// How many meanings are offered at most.
  public static final int MOST_OFFERS = 3;

  public Understanding {
    alternatives = List.copyOf(alternatives);
    offers = List.copyOf(offers);
  }

  /// One that may mean what it seems to mean, or an alternative.
  public Understanding(
      String text,
      String intent,
      double confidence,
      List<Alternative> alternatives,
      Certainty certainty,
      Slots slots,
      Language language) {
    this(
        text,
        intent,
        confidence,
        alternatives,
        certainty,
        Stream.concat(Stream.of(intent), alternatives.stream().map(Alternative::intent))
            .filter(meant -> !meant.equals(OUT_OF_SCOPE))
            .limit(MOST_OFFERS)
            .toList(),
        slots,
        language);
  }

  /// Another intent the message may have, or has as well.
  ///
  /// @param also the message says this besides `intent` ("mau booking besok, oh iya harganya
  ///     brp?"), rather than instead of it
  public record Alternative(String intent, double confidence, boolean also) {}

  /// Whether the intent may be acted on.
  public enum Certainty {
    /// Act.
    CLEAR,
    /// Ask back with [#offers]. The intent may be `out_of_scope` and something else likely, too.
    UNSURE,
    /// Nothing the bot knows.
    UNKNOWN
  }
}
