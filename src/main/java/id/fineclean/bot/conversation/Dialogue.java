package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.content.Translated;
import id.fineclean.bot.conversation.ConversationState.OpenQuestion;
import id.fineclean.bot.inbox.ReceivedMessage;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.understanding.Topic;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.Understander;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.Understanding.Certainty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/// Decides what one message leads to: the running flow's next step, an answer, a choice, or a
/// person. Decides only; nothing is stored or sent here. Thread-safe.
public final class Dialogue {
  /// After so long a pause the bot says what it is going on with.
  private static final Duration LONG_PAUSE = Duration.ofHours(4);

  /// Intents that say nothing by themselves while a flow is asking.
  private static final Set<String> SMALL_TALK =
      Set.of("affirm", "deny", "greet", "thank", "goodbye");

  private static final List<String> MENU =
      List.of("book_cleaning", "ask_price", "check_booking", "talk_to_human");
  private static final int MOST_OPTIONS = 3;

  private final Map<String, Flow> flows = new HashMap<>();
  private final Map<String, Flow> flowsByIntent = new HashMap<>();
  private final Understander understander;
  private final Topics topics;
  private final Replies replies;
  private final ControlWords words;
  private final Choices choices;
  private final Function<Language, Map<String, String>> facts;
  private final ZoneId zone;

  /// @param flows what the bot can do, each intent served by one of them
  /// @param facts the values of `{placeholders}` in the topics' answers
  /// @param zone the company's
  public Dialogue(
      List<Flow> flows,
      Understander understander,
      Topics topics,
      Replies replies,
      ControlWords words,
      Choices choices,
      Function<Language, Map<String, String>> facts,
      ZoneId zone) {
    for (Flow flow : flows) {
      this.flows.put(flow.id(), flow);
      flow.intents().forEach(intent -> flowsByIntent.put(intent, flow));
    }
    this.understander = understander;
    this.topics = topics;
    this.replies = replies;
    this.words = words;
    this.choices = choices;
    this.facts = facts;
    this.zone = zone;
  }

  /// Which of some labels a text means.
  @FunctionalInterface
  public interface Choices {
    OptionalInt match(String text, List<String> labels);
  }

  Decision decide(
      Turn.Customer customer, ConversationState state, ReceivedMessage message, Instant now) {
    Turn turn = new Turn(customer, now, message, replies);
    turn.speak(state.language().orElse(Language.ID));
    Session session = new Session(turn, flows, state);
    boolean pausedLong =
        session.active()
            && state.lastAt().filter(last -> last.plus(LONG_PAUSE).isBefore(now)).isPresent();
    Optional<String> album = Optional.empty();
    switch (message.content()) {
      case InboundContent.Text text -> text(turn, session, text.text(), state, pausedLong);
      case InboundContent.Tap tap -> tap(turn, session, tap.payload());
      case InboundContent.Media media -> {
        album = media.album();
        if (album.isEmpty() || !album.equals(state.album())) {
          media(turn, session, media, state);
        }
      }
      case InboundContent.Location location -> flowOrSay(turn, session, "dialogue.location");
      case InboundContent.ContactCard card -> flowOrSay(turn, session, "dialogue.contact");
      case InboundContent.Unsupported unsupported -> decline(turn, session, "dialogue.unsupported");
      // What happens to these is the processor's: there is nothing to decide.
      case InboundContent.Edit edit -> decline(turn, session, "dialogue.edited");
      case InboundContent.Reachability reachability -> {}
    }
    return new Decision(session.state(album), session.messages(), turn.effects(), turn.handovers());
  }

  /// What is said when deciding failed: an apology, and a person is called.
  Decision apologise(
      Turn.Customer customer, ConversationState state, ReceivedMessage message, Instant now) {
    Turn turn = new Turn(customer, now, message, replies);
    turn.speak(state.language().orElse(Language.ID));
    Session session = new Session(turn, flows, state);
    turn.say("dialogue.failure");
    turn.handOver("failure", true);
    return new Decision(
        session.state(state.album()), session.messages(), List.of(), turn.handovers());
  }

  private void text(
      Turn turn, Session session, String text, ConversationState state, boolean pausedLong) {
    Optional<OpenQuestion> open = session.open();
    open.ifPresent(question -> pick(turn, question, text));
    Understanding understanding = understander.understand(text, context(turn.now(), open));
    turn.understood(understanding);
    turn.speak(language(understanding, state));
    if (session.active()) {
      inFlow(turn, session, understanding, pausedLong);
    } else if (!session.advanceAside()) {
      outsideFlow(turn, session, understanding);
    }
  }

  private Context context(Instant now, Optional<OpenQuestion> open) {
    return new Context(LocalDateTime.ofInstant(now, zone), open.map(OpenQuestion::asked));
  }

  /// A single word tells little about a language: it changes only with a whole sentence.
  private static Language language(Understanding understanding, ConversationState state) {
    boolean sentence = understanding.text().strip().split("\\s+").length >= 3;
    return sentence ? understanding.language() : state.language().orElse(understanding.language());
  }

  private void pick(Turn turn, OpenQuestion question, String text) {
    OptionalInt picked =
        choices.match(text, question.options().stream().map(Question.Option::label).toList());
    picked.ifPresent(index -> turn.picked(question.options().get(index).value()));
  }

  private void inFlow(Turn turn, Session session, Understanding understanding, boolean pausedLong) {
    if (pausedLong) {
      turn.say("dialogue.picking_up");
    }
    if (stops(turn, understanding)) {
      session.stop();
      session.hit();
    } else if (words.isResume(understanding.text())) {
      session.resume();
    } else if (digresses(turn, session, understanding)) {
      digress(turn, session, understanding.intent());
    } else if (session.advance()) {
      answerAlso(turn, understanding);
    } else {
      unclearInFlow(turn, session, understanding);
    }
  }

  private boolean stops(Turn turn, Understanding understanding) {
    if (words.isStop(understanding.text())) {
      return true;
    }
    return turn.pick().isEmpty()
        && understanding.certainty() == Certainty.CLEAR
        && understanding.intent().equals("cancel_booking")
        && understanding.slots().text(id.fineclean.bot.understanding.SlotKey.BOOKING_CODE).isEmpty()
        && understanding.slots().isEmpty();
  }

  /// Whether the customer asks something else in the middle, rather than answering.
  private boolean digresses(Turn turn, Session session, Understanding understanding) {
    return turn.pick().isEmpty()
        && understanding.certainty() == Certainty.CLEAR
        && !SMALL_TALK.contains(understanding.intent())
        && !understanding.intent().equals(Understanding.OUT_OF_SCOPE)
        && answersAtOnce(understanding.intent())
        && session
            .open()
            .filter(open -> Answers.holdsAnswer(open.asked(), understanding.slots()))
            .isEmpty();
  }

  private boolean answersAtOnce(String intent) {
    Flow flow = flowsByIntent.get(intent);
    return flow == null ? answerOf(intent).isPresent() : flow.answersAtOnce();
  }

  private void digress(Turn turn, Session session, String intent) {
    Flow flow = flowsByIntent.get(intent);
    if (flow == null) {
      answer(turn, intent);
      session.resume();
    } else {
      session.begin(flow);
    }
  }

  private void unclearInFlow(Turn turn, Session session, Understanding understanding) {
    Flow other =
        understanding.certainty() == Certainty.CLEAR
            ? flowsByIntent.get(understanding.intent())
            : null;
    if (other != null && !session.running(other)) {
      session.begin(other);
    } else if (other != null || SMALL_TALK.contains(understanding.intent())) {
      answerOf(understanding.intent()).ifPresent(text -> turn.sayText(fill(turn, text)));
      session.resume();
    } else {
      missed(turn, session, understanding);
    }
  }

  private void outsideFlow(Turn turn, Session session, Understanding understanding) {
    Optional<String> picked = turn.pick().filter(value -> value.startsWith("intent:"));
    if (picked.isPresent()) {
      act(turn, session, picked.get().substring("intent:".length()));
    } else if (session.hasPaused() && words.isResume(understanding.text())) {
      session.takeUp();
    } else if (understanding.certainty() == Certainty.CLEAR
        && !understanding.intent().equals(Understanding.OUT_OF_SCOPE)) {
      act(turn, session, understanding.intent());
      answerAlso(turn, understanding);
    } else {
      missed(turn, session, understanding);
    }
  }

  private void act(Turn turn, Session session, String intent) {
    Flow flow = flowsByIntent.get(intent);
    session.close();
    session.hit();
    if (flow != null) {
      session.begin(flow);
    } else if (intent.equals("greet") || intent.equals("help") || answerOf(intent).isEmpty()) {
      answer(turn, intent);
      session.ask(
          menu(turn, MENU, turn.said().isEmpty() ? "dialogue.menu" : "dialogue.menu_short"));
    } else {
      answer(turn, intent);
    }
  }

  /// The customer said several things at once: what only needs an answer gets it in the same
  /// message.
  private void answerAlso(Turn turn, Understanding understanding) {
    understanding.alternatives().stream()
        .filter(Understanding.Alternative::also)
        .map(Understanding.Alternative::intent)
        .filter(intent -> !SMALL_TALK.contains(intent) && !flowsByIntent.containsKey(intent))
        .limit(2)
        .forEach(intent -> answer(turn, intent));
  }

  private void answer(Turn turn, String intent) {
    answerOf(intent).ifPresent(text -> turn.sayText(fill(turn, text)));
    topics
        .get(intent)
        .flatMap(Topic::handover)
        .ifPresent(how -> turn.handOver(intent, how == Topic.Handover.URGENT));
  }

  private Optional<Translated> answerOf(String intent) {
    return topics.get(intent).flatMap(Topic::answer);
  }

  private String fill(Turn turn, Translated text) {
    Language language = turn.language();
    return Replies.fill(language == Language.EN ? text.en() : text.id(), facts.apply(language));
  }

  /// First the bot explains, then it offers choices, then it calls a person.
  private void missed(Turn turn, Session session, Understanding understanding) {
    int misses = session.miss();
    if (misses >= 3) {
      turn.say("dialogue.to_person");
      turn.handOver("not_understood", false);
      session.hit();
    } else if (session.active()) {
      missedInFlow(turn, session, misses);
    } else {
      boolean outOfScope = understanding.intent().equals(Understanding.OUT_OF_SCOPE);
      List<String> likely = outOfScope ? MENU : likely(understanding);
      String key =
          outOfScope
              ? "dialogue.out_of_scope"
              : misses == 1 ? "dialogue.unsure" : "dialogue.unclear_again";
      session.ask(menu(turn, likely, key));
    }
  }

  private void missedInFlow(Turn turn, Session session, int misses) {
    turn.say(misses == 1 ? "dialogue.unclear" : "dialogue.unclear_again");
    session.resume();
    // Asking again is no success: the next miss counts on.
    for (int i = 0; i < misses; i++) {
      session.miss();
    }
  }

  private List<String> likely(Understanding understanding) {
    List<String> likely = new ArrayList<>();
    likely.add(understanding.intent());
    understanding.alternatives().forEach(alternative -> likely.add(alternative.intent()));
    likely.removeIf(
        intent ->
            SMALL_TALK.contains(intent)
                || intent.equals(Understanding.OUT_OF_SCOPE)
                || topics.get(intent).isEmpty());
    List<String> offered = new ArrayList<>(likely.stream().distinct().limit(MOST_OPTIONS).toList());
    if (offered.isEmpty()) {
      return MENU;
    }
    if (!offered.contains("talk_to_human")) {
      offered.add("talk_to_human");
    }
    return offered;
  }

  private Question menu(Turn turn, List<String> intents, String key) {
    List<Question.Option> options = new ArrayList<>();
    for (String intent : intents) {
      topics
          .get(intent)
          .map(Topic::label)
          .ifPresent(
              label ->
                  options.add(
                      new Question.Option(
                          "intent:" + intent,
                          turn.language() == Language.EN ? label.en() : label.id())));
    }
    return new Question("menu", id.fineclean.bot.understanding.Asked.NOTE, turn.text(key), options);
  }

  private void tap(Turn turn, Session session, String payload) {
    Optional<String> value = session.open().flatMap(open -> tapped(open, payload));
    if (value.isEmpty()) {
      turn.say("dialogue.old_button");
      reask(turn, session);
      return;
    }
    turn.picked(value.get());
    if (value.get().startsWith("intent:")) {
      act(turn, session, value.get().substring("intent:".length()));
    } else if (!session.advanceAside() && (!session.active() || !session.advance())) {
      reask(turn, session);
    }
  }

  private static Optional<String> tapped(OpenQuestion open, String payload) {
    String prefix = "q:" + open.token() + ":";
    for (int i = 0; i < open.options().size(); i++) {
      if (payload.equals(prefix + i)) {
        return Optional.of(open.options().get(i).value());
      }
    }
    return Optional.empty();
  }

  private void media(
      Turn turn, Session session, InboundContent.Media media, ConversationState state) {
    if (media.kind() == InboundContent.MediaKind.STICKER) {
      decline(turn, session, "dialogue.sticker");
      return;
    }
    turn.say("dialogue.media_" + media.kind().id());
    Optional<String> caption = media.caption().filter(text -> !text.isBlank());
    if (caption.isPresent()) {
      text(turn, session, caption.get(), state, false);
    } else {
      reask(turn, session);
    }
  }

  private void flowOrSay(Turn turn, Session session, String key) {
    if (!session.active() || !session.advance()) {
      decline(turn, session, key);
    }
  }

  private void decline(Turn turn, Session session, String key) {
    turn.say(key);
    reask(turn, session);
  }

  private void reask(Turn turn, Session session) {
    if (session.active()) {
      session.resume();
    } else {
      session.ask(menu(turn, MENU, "dialogue.menu_short"));
    }
  }
}
