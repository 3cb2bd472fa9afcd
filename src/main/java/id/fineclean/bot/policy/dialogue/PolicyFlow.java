package id.fineclean.bot.policy.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.contact.Consents;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.policy.Answer;
import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyQuestions;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.policy.Reading;
import id.fineclean.bot.policy.notice.NoticeTexts;
import id.fineclean.bot.understanding.Understanding;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Answers questions about the documents in their own words, and reads them aloud. It never asks
/// anything that must be answered: what it offers lapses when the customer talks of other things.
public final class PolicyFlow implements Flow {
  static final String PRIVACY = "privacy";
  static final String TERMS = "terms";
  private static final String CHOICE = "policy:";

  private static final Pattern QUESTION =
      Pattern.compile(
          "\\?|\\b(?:apa|apakah|berapa|brp|siapa|kapan|gimana|bagaimana|kenapa|mengapa|di ?mana|mana"
              + "|how|what|when|where|who|why|which)\\b",
          Pattern.CASE_INSENSITIVE);

  private final PolicyLibrary library;
  private final DocumentNames names;
  private final Quotes quotes;
  private final Editions editions;
  private final ReadAloud aloud;
  private final Asking asking;
  private final Changes changes;

  /// @param questions where unanswered questions are kept
  /// @param texts how changes are told
  /// @param zone the company's
  public PolicyFlow(
      PolicyLibrary library,
      PolicyQuestions questions,
      PastOrders orders,
      PolicyLinks links,
      NoticeTexts texts,
      ZoneId zone) {
    this.library = library;
    this.names = new DocumentNames(library.policies());
    this.editions = new Editions(library.policies(), orders, zone);
    this.quotes = new Quotes(links, library.policies(), editions);
    this.aloud = new ReadAloud(library, quotes);
    this.changes = new Changes(library.policies(), quotes, aloud, texts, zone);
    this.asking = new Asking(library, names, questions, quotes, editions, aloud);
  }

  @Override
  public String id() {
    return "policy";
  }

  @Override
  public Set<String> intents() {
    return Set.of("ask_policy");
  }

  @Override
  public boolean answersAtOnce() {
    return true;
  }

  @Override
  public Outcome begin(Turn turn) {
    String text = turn.understanding().map(Understanding::text).orElse("");
    String document = names.in(text).orElse(PRIVACY);
    if (text.isBlank() || turn.pick().isPresent()) {
      return aloud.contents(turn, editions.current(turn, document));
    }
    Edition edition = Edition.of(text);
    Optional<Reading> reading = Reading.of(text);
    if (Edition.asksWhatChanged(text)) {
      return changes.tell(turn, editions.current(turn, document));
    }
    if (edition instanceof Edition.Current
        && reading.isEmpty()
        && !Edition.subject(text).isBlank()) {
      return asking.answer(turn, text);
    }
    return editions
        .find(turn, document, edition, quotes)
        .map(version -> open(turn, version, reading, text))
        .orElseGet(Outcome.Done::new);
  }

  /// Opens a version at the place that was named, or at what was asked about.
  private Outcome open(
      Turn turn, PolicyVersion version, Optional<Reading> reading, String question) {
    if (reading.isPresent()) {
      return aloud.read(turn, version, reading.get());
    }
    String subject = Edition.subject(question);
    if (subject.isBlank()) {
      return aloud.contents(turn, version);
    }
    Answer answer = library.ask(version, subject);
    return answer.answered() ? asking.quote(turn, answer) : aloud.contents(turn, version);
  }

  /// Whoever wants no more promotions gets none from this turn on, whatever else is said.
  @Override
  public Optional<Reply> answer(Turn turn, Optional<JsonNode> memory, String intent) {
    if (intent.equals("privacy_object")) {
      long customer = turn.customer().customerId();
      turn.effect(transaction -> Consents.withdrawPromotions(transaction, customer, turn.now()));
    }
    return Optional.empty();
  }

  @Override
  public Outcome advance(Turn turn, JsonNode memory) {
    Place place = Place.of(memory);
    Optional<PolicyVersion> version = library.policies().version(place.document(), place.version());
    if (version.isEmpty()) {
      return new Outcome.Unclear();
    }
    Optional<String> pick = turn.pick();
    if (pick.isEmpty() || namesAPlace(turn)) {
      return said(turn, version.get(), place);
    }
    return pick.filter(value -> value.startsWith(CHOICE))
        .map(value -> follow(turn, version.get(), place, value.substring(CHOICE.length())))
        .orElseGet(Outcome.Unclear::new);
  }

  /// "bagian 6 ayat 9" must not be taken for the button "Seluruh bagian 6".
  private static boolean namesAPlace(Turn turn) {
    return turn.understanding()
        .flatMap(what -> Reading.of(what.text()))
        .filter(
            reading ->
                reading instanceof Reading.Item
                    || reading instanceof Reading.Section
                    || reading instanceof Reading.Point)
        .isPresent();
  }

  private Outcome said(Turn turn, PolicyVersion version, Place place) {
    String text = turn.understanding().map(Understanding::text).orElse("");
    String intent = turn.understanding().map(Understanding::intent).orElse("");
    Optional<Reading> reading = Reading.of(text);
    boolean elsewhere = names.in(text).filter(named -> !named.equals(place.document())).isPresent();
    if (reading.isPresent() && !elsewhere && Edition.of(text) instanceof Edition.Current) {
      return aloud.readOn(turn, version, place, reading.get());
    }
    Edition edition = Edition.of(text);
    if (!(edition instanceof Edition.Current) && !elsewhere) {
      return editions
          .find(turn, place.document(), edition, quotes)
          .map(other -> inEdition(turn, other, reading, place))
          .orElseGet(Outcome.Done::new);
    }
    if (!elsewhere && Edition.asksWhatChanged(text)) {
      return changes.tell(turn, version);
    }
    return switch (intent) {
      case "affirm" -> follow(turn, version, place, place.asking() ? "person" : "next");
      case "deny" -> follow(turn, version, place, "no");
      default ->
          asksOn(turn, place) ? asking.followUp(turn, version, place, text) : new Outcome.Unclear();
    };
  }

  /// What another edition says at the place that was named, else about what was asked, else where
  /// the customer was just reading.
  private Outcome inEdition(
      Turn turn, PolicyVersion other, Optional<Reading> reading, Place place) {
    if (reading.isPresent()) {
      return aloud.read(turn, other, reading.get());
    }
    String subject = Edition.subject(turn.understanding().map(Understanding::text).orElse(""));
    Optional<Answer> answer =
        Optional.of(subject)
            .filter(asked -> !asked.isBlank())
            .map(asked -> library.ask(other, asked))
            .filter(Answer::answered);
    return answer
        .map(found -> asking.quote(turn, found))
        .orElseGet(() -> aloud.sameClause(turn, other, place));
  }

  /// A question that nothing else claims is about what was just read: "berapa hari persisnya?"
  private static boolean asksOn(Turn turn, Place place) {
    return place.id().section() > 0
        && turn.understanding()
            .filter(what -> what.certainty() != Understanding.Certainty.CLEAR)
            .filter(what -> QUESTION.matcher(what.text()).find())
            .isPresent();
  }

  @Override
  public Outcome resume(Turn turn, JsonNode memory) {
    return new Outcome.Done();
  }

  @Override
  public void stop(Turn turn, JsonNode memory) {
    turn.say("policy.left");
  }

  private Outcome follow(Turn turn, PolicyVersion version, Place place, String choice) {
    return switch (choice) {
      case "next" -> aloud.next(turn, version, place);
      case "section" -> aloud.section(turn, version, place.id().section());
      case "person" -> {
        turn.say("policy.passed_on");
        turn.handOver("ask_policy", false);
        yield new Outcome.Done();
      }
      default -> {
        turn.say("policy.left");
        yield new Outcome.Done();
      }
    };
  }
}
