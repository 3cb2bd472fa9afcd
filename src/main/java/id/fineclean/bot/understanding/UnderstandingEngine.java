package id.fineclean.bot.understanding;

import id.fineclean.bot.understanding.Understanding.Alternative;
import id.fineclean.bot.understanding.Understanding.Certainty;
import id.fineclean.bot.understanding.intent.Example;
import id.fineclean.bot.understanding.intent.Explainer;
import id.fineclean.bot.understanding.intent.IntentModel;
import id.fineclean.bot.understanding.intent.Message;
import id.fineclean.bot.understanding.intent.Prediction;
import id.fineclean.bot.understanding.intent.Prediction.Scored;
import id.fineclean.bot.understanding.text.Clauses;
import id.fineclean.bot.understanding.text.CleanText;
import id.fineclean.bot.understanding.text.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Reads messages with a trained [IntentModel] and a reader of slots. Immutable and thread-safe;
/// new content is taken up by building another one.
public final class UnderstandingEngine implements Understander {
  private static final int MAX_ALTERNATIVES = 4;
  private static final double MIN_ALTERNATIVE = 0.02;
  private static final double MIN_OFFER = 0.05;
  private static final Set<SlotKey> WHO_AND_WHERE =
      EnumSet.of(SlotKey.NAME, SlotKey.PHONE, SlotKey.EMAIL, SlotKey.ADDRESS);

  private final IntentModel model;
  private final BiFunction<String, Context, Slots> slots;
  private final Judgement judgement;
  private final Set<String> smallTalk;
  private final Situation situation = new Situation();

  /// @param slots reads everything but the intent; must keep the promises of [Understander]
  /// @param sensitive intents that need more than a likely guess
  /// @param smallTalk intents that want nothing by themselves
  public UnderstandingEngine(
      IntentModel model,
      BiFunction<String, Context, Slots> slots,
      Set<String> sensitive,
      Set<String> smallTalk) {
    this.model = model;
    this.slots = slots;
    this.judgement = new Judgement(model.clearConfidence(), sensitive, smallTalk);
    this.smallTalk = Set.copyOf(smallTalk);
  }

  @Override
  public Understanding understand(String written, Context context) {
    String text = CleanText.of(written);
    Message message = model.message(text);
    List<Word> words = message.words();
    boolean nothing = words.stream().allMatch(word -> word.form().equals("?"));
    Slots found = slots.apply(text, context);
    List<Prediction> parts = parts(message, found);
    Prediction whole = situation.weigh(model.classify(message), words, context);
    Prediction heeded = heeding(parts, whole);
    Prediction prediction = clearest(parts, context.isFree() ? wish(parts, heeded) : heeded);
    Scored best = prediction.best();
    double confidence = model.confidence(prediction);
    Certainty certainty =
        nothing
            ? Certainty.UNKNOWN
            : judgement.of(
                prediction,
                confidence,
                situation.answers(context, found),
                situation.isOnlySlots(words, found),
                context);
    List<Alternative> alternatives = alternatives(prediction, parts);
    return new Understanding(
        text,
        nothing ? Understanding.OUT_OF_SCOPE : best.intent(),
        nothing ? 1 : confidence,
        alternatives,
        certainty,
        certainty == Certainty.UNKNOWN ? List.of() : offers(best.intent(), alternatives),
        found,
        LanguageGuess.of(message.written()));
  }

  /// Tells why messages get their intents, apart from the bot's question.
  ///
  /// @param examples those that the model was trained on
  public Explainer explainer(Collection<Example> examples) {
    return new Explainer(model, examples);
  }

  private List<Alternative> alternatives(Prediction prediction, List<Prediction> parts) {
    List<Alternative> alternatives = new ArrayList<>(also(prediction.best().intent(), parts));
    for (Scored scored : prediction.ranked().subList(1, prediction.ranked().size())) {
      if (alternatives.size() >= MAX_ALTERNATIVES || scored.probability() < MIN_ALTERNATIVE) {
        return alternatives;
      }
      if (alternatives.stream().noneMatch(a -> a.intent().equals(scored.intent()))) {
        alternatives.add(new Alternative(scored.intent(), scored.probability(), false));
      }
    }
    return alternatives;
  }

  /// Nobody is asked whether they only greeted, nor offered what hardly can be meant.
  private List<String> offers(String intent, List<Alternative> alternatives) {
    List<String> likely =
        Stream.concat(
                Stream.of(intent),
                alternatives.stream()
                    .filter(other -> other.also() || other.confidence() >= MIN_OFFER)
                    .map(Alternative::intent))
            .filter(this::mayBeOffered)
            .limit(Understanding.MOST_OFFERS)
            .toList();
    return likely.isEmpty()
        ? alternatives.stream()
            .map(Alternative::intent)
            .filter(this::mayBeOffered)
            .limit(1)
            .toList()
        : likely;
  }

  private boolean mayBeOffered(String intent) {
    return !intent.equals(Understanding.OUT_OF_SCOPE) && !smallTalk.contains(intent);
  }

  /// What each part of a message is about; none where it has one part only.
  ///
  /// A part that tells a name, number or address tells just that: "my name is John" is no wish to
  /// have stored data changed. So does one that is nothing but a size, a day or the like.
  private List<Prediction> parts(Message message, Slots found) {
    List<List<Word>> clauses = Clauses.split(message.words());
    if (clauses.size() == 1) {
      return List.of();
    }
    return clauses.stream()
        .filter(clause -> !Clauses.isReason(clause))
        .filter(clause -> !tellsWho(clause, found) && !situation.isOnlySlots(clause, found))
        .map(clause -> model.classify(message.part(clause)))
        .toList();
  }

  /// Two wishes mixed may look like a third: where all parts are clear by themselves and none wants
  /// what the whole seems to want, the first part counts.
  private Prediction heeding(List<Prediction> parts, Prediction whole) {
    boolean clear = parts.size() > 1 && parts.stream().allMatch(this::standsAlone);
    boolean foreign =
        parts.stream().noneMatch(part -> part.best().intent().equals(whole.best().intent()));
    return clear && foreign ? parts.getFirst() : whole;
  }

  private boolean standsAlone(Prediction part) {
    return judgement.standsAlone(part, model.confidence(part));
  }

  /// "Oh gitu, yaudah mau cuci karpet": where nothing was asked, a wish counts for more than the
  /// small talk around it.
  private Prediction wish(List<Prediction> parts, Prediction whole) {
    if (!smallTalk.contains(whole.best().intent())) {
      return whole;
    }
    return parts.stream()
        .filter(part -> !smallTalk.contains(part.best().intent()))
        .filter(this::standsAlone)
        .findFirst()
        .orElse(whole);
  }

  /// Two wishes in one message make each of them look doubtful: the part that has the one of the
  /// whole tells how clear it is.
  private Prediction clearest(List<Prediction> parts, Prediction whole) {
    return Stream.concat(Stream.of(whole), parts.stream())
        .filter(part -> part.best().intent().equals(whole.best().intent()))
        .max(Comparator.comparingDouble(model::confidence))
        .orElse(whole);
  }

  /// What the message wants besides, each from a part of it that says so by itself.
  private List<Alternative> also(String intent, List<Prediction> parts) {
    List<Alternative> also = new ArrayList<>();
    for (Prediction part : parts) {
      Scored best = part.best();
      boolean fresh = also.stream().noneMatch(known -> known.intent().equals(best.intent()));
      if (fresh && !best.intent().equals(intent) && standsAlone(part)) {
        also.add(new Alternative(best.intent(), best.probability(), true));
      }
    }
    return also;
  }

  private static boolean tellsWho(List<Word> clause, Slots found) {
    int start = clause.getFirst().start();
    int end = clause.getLast().end();
    return found.all().stream()
        .filter(slot -> WHO_AND_WHERE.contains(slot.key()))
        .anyMatch(slot -> slot.start() < end && start < slot.end());
  }
}
