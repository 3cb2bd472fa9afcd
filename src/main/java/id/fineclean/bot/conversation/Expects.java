package id.fineclean.bot.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.Understanding;
import java.util.Set;
import java.util.regex.Pattern;

/// What a question expects, as whoever asks it declares: so that an answer is told from another
/// wish without anybody knowing which question it is.
///
/// @param asked what an answer is about, for understanding it
/// @param slots a message with one of these kinds is an answer, however much it sounds like
///     something else
/// @param besides kinds that may stand beside the words of an option without being an answer of
///     their own
/// @param near intents so near to the question that an answer to it sounds like them
/// @param alike intents that a message only sounds like because just that was asked for
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Expects(
    Asked asked,
    Set<SlotKey> slots,
    Set<SlotKey> besides,
    Set<String> near,
    Set<String> alike,
    Set<Trait> traits) {
  /// Anything at all; its options yield to whatever else is said.
  public static final Expects ANYTHING = of(Asked.NOTE).with(Trait.PERSONAL, Trait.YIELDS);

  /// A yes or a no.
  public static final Expects YES_OR_NO = of(Asked.CONFIRMATION).with(Trait.WORDS_ONLY);

  private static final int LONGEST_FIGURE = 25;
  private static final Pattern DIGIT = Pattern.compile("\\d");

  /// What else there is to say about a question.
  public enum Trait {
    /// The answer is the customer's own: nothing of it is kept to learn from.
    PERSONAL,
    /// A short message with a figure in it is an answer.
    FIGURES,
    /// Offers what there is, the best first: "any" takes that, and a question for what there is
    /// is answered by asking again.
    IN_ORDER,
    /// Where options are buttons, a bare number is an answer of its own rather than a place.
    OWN_NUMBERS,
    /// The words of an option may stand among any that are no answer of their own.
    AMONG_OTHERS,
    /// A message with a figure in it does not name an option.
    WORDS_ONLY,
    /// Nor does one that clearly means something.
    YIELDS
  }

  public Expects {
    slots = kept(slots);
    besides = kept(besides);
    near = kept(near);
    alike = kept(alike);
    traits = kept(traits);
  }

  /// State that was stored may lack what is empty.
  private static <T> Set<T> kept(@org.jspecify.annotations.Nullable Set<T> values) {
    return values == null ? Set.of() : Set.copyOf(values);
  }

  /// A question of which nothing is known but what it is about.
  public static Expects of(Asked asked) {
    return new Expects(asked, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
  }

  /// The same, answered by these kinds of slots.
  public Expects slots(SlotKey... kinds) {
    return new Expects(asked, Set.of(kinds), besides, near, alike, traits);
  }

  /// The same, with kinds that may stand beside the words of an option.
  public Expects besides(SlotKey... kinds) {
    return new Expects(asked, slots, Set.of(kinds), near, alike, traits);
  }

  /// The same, near to these intents.
  public Expects near(String... intents) {
    return new Expects(asked, slots, besides, Set.of(intents), alike, traits);
  }

  /// The same, with answers that sound like these intents.
  public Expects alike(String... intents) {
    return new Expects(asked, slots, besides, near, Set.of(intents), traits);
  }

  /// The same, with these traits alone.
  public Expects with(Trait... chosen) {
    return new Expects(asked, slots, besides, near, alike, Set.of(chosen));
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /// Whether a message holds what was asked for.
  boolean answeredBy(Understanding what) {
    return holds(what.slots()) || is(Trait.FIGURES) && isFigure(what.text());
  }

  boolean holds(Slots found) {
    return found.all().stream().anyMatch(slot -> slots.contains(slot.key()));
  }

  /// Whether a message may be nothing but the words of an option.
  boolean mayBeNamedBy(Understanding what) {
    return what.slots().all().stream().allMatch(slot -> mayStandBeside(slot.key()))
        && !(is(Trait.WORDS_ONLY) && DIGIT.matcher(what.text()).find())
        && !(is(Trait.YIELDS) && what.certainty() == Understanding.Certainty.CLEAR);
  }

  private boolean mayStandBeside(SlotKey kind) {
    return besides.contains(kind) || is(Trait.AMONG_OTHERS) && !slots.contains(kind);
  }

  private static boolean isFigure(String text) {
    return text.strip().length() <= LONGEST_FIGURE && DIGIT.matcher(text).find();
  }
}
