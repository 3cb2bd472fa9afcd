package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.conversation.ConversationState.OpenQuestion;
import id.fineclean.bot.inbox.ReceivedMessage;
import id.fineclean.bot.understanding.Asked;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.Understander;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.Understanding.Certainty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
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

  /// What an option begins with that starts a flow; the flow and what it begins with follow.
  private static final String BEGIN = "begin:";

  private static final int MISSES_UNTIL_PERSON = 3;

  private final Map<String, Flow> flows = new HashMap<>();
  private final Map<String, Flow> flowsByIntent = new HashMap<>();
  private final List<Flow> inOrder;
  private final Understander understander;
  private final Replies replies;
  private final ControlWords words;
  private final Choices choices;
  private final TopicAnswers answers;
  private final Menus menus;
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
    this.inOrder = List.copyOf(flows);
    this.understander = understander;
    this.replies = replies;
    this.words = words;
    this.choices = choices;
    this.answers = new TopicAnswers(flows, topics, facts);
    this.menus = new Menus(topics, SMALL_TALK);
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
      case InboundContent.Location location -> flowOrOffer(turn, session, "dialogue.location");
      case InboundContent.ContactCard card -> flowOrOffer(turn, session, "dialogue.contact");
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
    Understanding understanding = understander.understand(text, context(turn.now(), open));
    turn.understood(understanding);
    turn.speak(language(understanding, state));
    open.ifPresent(question -> pick(turn, question, understanding));
    Optional<String> command = words.command(text);
    if (command.isPresent()) {
      command(turn, session, command.get());
    } else if (session.active()) {
      inFlow(turn, session, understanding, pausedLong);
      if (pausedLong && session.active()) {
        turn.sayAt(0, turn.text(pickingUp(turn, state)));
      }
    } else {
      outsideFlow(turn, session, understanding);
    }
  }

  private Context context(Instant now, Optional<OpenQuestion> open) {
    return new Context(LocalDateTime.ofInstant(now, zone), open.map(OpenQuestion::asked));
  }

  private String pickingUp(Turn turn, ConversationState state) {
    LocalDate today = LocalDate.ofInstant(turn.now(), zone);
    LocalDate then = LocalDate.ofInstant(state.lastAt().orElse(turn.now()), zone);
    return then.equals(today) ? "dialogue.picking_up_today" : "dialogue.picking_up";
  }

  /// A single word tells little about a language, nor do names, addresses and numbers: it changes
  /// only with a whole sentence besides these.
  private static Language language(Understanding understanding, ConversationState state) {
    StringBuilder besides = new StringBuilder(understanding.text());
    understanding.slots().all().stream()
        .filter(slot -> slot.end() <= besides.length())
        .forEach(
            slot -> besides.replace(slot.start(), slot.end(), " ".repeat(slot.end() - slot.start())));
    long left = besides.toString().split("[^\\p{L}']+").length;
    return left >= 3 ? understanding.language() : state.language().orElse(understanding.language());
  }

  /// Takes a text for one of the options: by its number, or by its words where the text says
  /// nothing else.
  private void pick(Turn turn, OpenQuestion question, Understanding what) {
    List<String> labels = question.options().stream().map(Question.Option::label).toList();
    OptionalInt picked = choices.match(what.text(), labels);
    if (picked.isPresent() && (words.isPlace(what.text()) || mayName(question, what))) {
      turn.picked(question.options().get(picked.getAsInt()).value());
    }
  }

  private static boolean mayName(OpenQuestion question, Understanding what) {
    return switch (question.asked()) {
      case BOOKING -> what.slots().text(SlotKey.BOOKING_CODE).isEmpty();
      case NOTE -> what.slots().isEmpty() && what.certainty() != Certainty.CLEAR;
      case SERVICE, SIZE, ADDRESS, AREA, DATE, TIME, NAME, PHONE, CONFIRMATION ->
          what.slots().isEmpty();
    };
  }

  private void command(Turn turn, Session session, String meaning) {
    if (session.active()) {
      if (meaning.equals("stop")) {
        session.stop();
      } else {
        say(turn, session, meaning);
        session.resume();
      }
    } else {
      act(turn, session, meaning.equals("stop") ? "help" : meaning);
    }
  }

  private void inFlow(Turn turn, Session session, Understanding what, boolean pausedLong) {
    Optional<Asked> asked = session.open().map(OpenQuestion::asked);
    if (stops(turn, what)) {
      session.stop();
      session.hit();
    } else if (words.isResume(what.text())) {
      session.resume();
    } else if (!claimed(turn, session) && switches(turn, session, what)) {
      session.begin(flowOf(what.intent()));
    } else if (!claimed(turn, session) && digresses(turn, session, what)) {
      answers.say(turn, session, what.intent());
      session.resume();
    } else if (session.advance()) {
      answerAlso(turn, session, what, asked);
    } else {
      unclearInFlow(turn, session, what, pausedLong);
    }
  }

  private static boolean claimed(Turn turn, Session session) {
    return session.flow().claims(turn, Optional.of(session.memory()));
  }

  private Flow flowOf(String intent) {
    Flow flow = flowsByIntent.get(intent);
    if (flow == null) {
      throw new IllegalArgumentException("no flow serves " + intent);
    }
    return flow;
  }

  /// Only words that say so stop a flow: a likely guess is not enough.
  private boolean stops(Turn turn, Understanding what) {
    if (words.isStop(what.text())) {
      return true;
    }
    return turn.pick().isEmpty()
        && what.certainty() == Certainty.CLEAR
        && what.intent().equals("cancel_booking")
        && what.slots().isEmpty()
        && words.mentionsStop(what.text());
  }

  /// Whether the customer wants something else done, about a booking that is named.
  private boolean switches(Turn turn, Session session, Understanding what) {
    Flow other = flowsByIntent.get(what.intent());
    return turn.pick().isEmpty()
        && what.certainty() == Certainty.CLEAR
        && what.slots().text(SlotKey.BOOKING_CODE).isPresent()
        && other != null
        && !session.running(other);
  }

  /// Whether the customer asks something else in the middle, rather than answering.
  private boolean digresses(Turn turn, Session session, Understanding what) {
    return turn.pick().isEmpty()
        && isQuestionOfTopic(what)
        && (what.slots().isEmpty()
            || words.isQuestion(what.text())
            || answers.needsPerson(what.intent()))
        && session
            .open()
            .filter(open -> Answers.holdsAnswer(open.asked(), what))
            .isEmpty();
  }

  private boolean isQuestionOfTopic(Understanding what) {
    return what.certainty() == Certainty.CLEAR
        && !SMALL_TALK.contains(what.intent())
        && !what.intent().equals(Understanding.OUT_OF_SCOPE)
        && !flowsByIntent.containsKey(what.intent())
        && answers.has(what.intent());
  }

  private void unclearInFlow(Turn turn, Session session, Understanding what, boolean pausedLong) {
    Flow other = what.certainty() == Certainty.CLEAR ? flowsByIntent.get(what.intent()) : null;
    if (other != null && !session.running(other)) {
      session.begin(other);
    } else if (other != null) {
      session.resume();
    } else {
      smallTalk(turn, session, what, pausedLong);
    }
  }

  private void smallTalk(Turn turn, Session session, Understanding what, boolean pausedLong) {
    switch (what.intent()) {
      case "greet", "thank" -> {
        if (!pausedLong) {
          turn.say("dialogue." + what.intent() + "_in_flow");
        }
        session.resume();
      }
      case "goodbye" -> turn.say("dialogue.goodbye_in_flow");
      default -> missed(turn, session, what);
    }
  }

  private void outsideFlow(Turn turn, Session session, Understanding what) {
    Optional<Flow> claiming =
        inOrder.stream().filter(flow -> flow.claims(turn, Optional.empty())).findFirst();
    if (turn.pick().isPresent()) {
      picked(turn, session, turn.pick().get());
    } else if (words.isResume(what.text())) {
      takeUp(turn, session);
    } else if (claiming.isPresent()) {
      begin(session, claiming.get());
    } else if (accepts(session, what)) {
      picked(turn, session, session.open().orElseThrow().options().getFirst().value());
    } else if (what.certainty() == Certainty.CLEAR
        && !what.intent().equals(Understanding.OUT_OF_SCOPE)) {
      act(turn, session, wanted(what));
      answerAlso(turn, session, what, Optional.empty());
    } else {
      missed(turn, session, what);
    }
  }

  /// Of several wishes, the task goes before the greeting or the question beside it.
  private String wanted(Understanding what) {
    return flowsByIntent.containsKey(what.intent())
        ? what.intent()
        : what.alternatives().stream()
            .filter(Understanding.Alternative::also)
            .map(Understanding.Alternative::intent)
            .filter(flowsByIntent::containsKey)
            .findFirst()
            .orElse(what.intent());
  }

  /// Whether the customer takes what was just offered: with a yes, or by going on with it.
  private boolean accepts(Session session, Understanding what) {
    boolean offered = session.open().filter(open -> open.id().equals("offer")).isPresent();
    boolean otherwise =
        what.certainty() == Certainty.CLEAR
            && !what.intent().equals("affirm")
            && !what.intent().equals("book_cleaning");
    boolean says = what.intent().equals("affirm") || !what.slots().isEmpty();
    return offered && says && !otherwise && !words.isQuestion(what.text());
  }

  private void picked(Turn turn, Session session, String value) {
    if (value.startsWith(Menus.INTENT)) {
      act(turn, session, value.substring(Menus.INTENT.length()));
      return;
    }
    String[] parts = value.split(":", 3);
    Flow flow = parts.length == 3 && value.startsWith(BEGIN) ? flows.get(parts[1]) : null;
    if (flow == null) {
      reask(turn, session);
    } else {
      turn.picked(parts[2]);
      begin(session, flow);
    }
  }

  private void takeUp(Turn turn, Session session) {
    session.hit();
    if (session.hasPaused()) {
      session.takeUp();
    } else {
      session.ask(menus.usual(turn, turn.text("dialogue.nothing_paused")));
    }
  }

  private static void begin(Session session, Flow flow) {
    session.close();
    session.hit();
    session.begin(flow);
  }

  private void act(Turn turn, Session session, String intent) {
    Flow flow = flowsByIntent.get(intent);
    session.close();
    session.hit();
    if (flow != null) {
      session.begin(flow);
    } else if (intent.equals("affirm") || intent.equals("deny")) {
      turn.say("dialogue." + intent);
    } else if (intent.equals("greet") || intent.equals("help")) {
      String text = answers.text(turn, intent).orElseGet(() -> turn.text("dialogue.menu"));
      session.ask(menus.usual(turn, text));
    } else {
      say(turn, session, intent);
    }
  }

  /// Answers, and offers what follows from the answer.
  private void say(Turn turn, Session session, String intent) {
    answers.say(turn, session, intent).ifPresent(offer -> offer(turn, session, offer));
  }

  private void offer(Turn turn, Session session, TopicAnswers.Offer offer) {
    if (session.active()) {
      return;
    }
    String value = BEGIN + offer.flow().id() + ":" + offer.start();
    session.ask(
        new Question(
            "offer",
            Asked.CONFIRMATION,
            turn.text("dialogue.offer"),
            List.of(new Question.Option(value, turn.text("dialogue.offer_yes")))));
  }

  /// The customer said several things at once: what only needs an answer gets it in the same
  /// message.
  ///
  /// @param asked what the message was an answer to
  private void answerAlso(
      Turn turn, Session session, Understanding what, Optional<Asked> asked) {
    boolean question = words.isQuestion(what.text());
    java.util.stream.Stream.concat(
            java.util.stream.Stream.of(what.intent())
                .filter(intent -> asked.isPresent() && isQuestionOfTopic(what)),
            what.alternatives().stream()
                .filter(Understanding.Alternative::also)
                .map(Understanding.Alternative::intent))
        .filter(intent -> !SMALL_TALK.contains(intent) && !flowsByIntent.containsKey(intent))
        .filter(intent -> question || answers.needsPerson(intent))
        .filter(intent -> asked.filter(about -> Answers.near(about, intent)).isEmpty())
        .distinct()
        .limit(1)
        .forEach(intent -> answers.say(turn, session, intent));
  }

  /// First the bot explains, then it offers choices, then it calls a person.
  private void missed(Turn turn, Session session, Understanding what) {
    int misses = session.miss();
    if (misses >= MISSES_UNTIL_PERSON) {
      turn.say("dialogue.to_person");
      turn.handOver("not_understood", false);
      session.hit();
    } else if (session.active()) {
      missedInFlow(turn, session, misses);
    } else if (misses > 1) {
      session.ask(menus.likely(turn, what, turn.text("dialogue.unclear_again")));
    } else {
      boolean outOfScope = what.intent().equals(Understanding.OUT_OF_SCOPE);
      session.ask(
          outOfScope
              ? menus.usual(turn, turn.text("dialogue.out_of_scope"))
              : menus.likely(turn, what, turn.text("dialogue.unsure")));
    }
  }

  private static void missedInFlow(Turn turn, Session session, int misses) {
    Optional<String> hint = session.flow().hint(turn, session.memory());
    String hinted = hint.orElseGet(() -> turn.text("dialogue.other_words"));
    turn.say(misses == 1 ? "dialogue.unclear" : "dialogue.unclear_in_flow", "hint", hinted);
    session.resume();
    // Asking again is no success: the next miss counts on.
    for (int i = 0; i < misses; i++) {
      session.miss();
    }
  }

  private void tap(Turn turn, Session session, String payload) {
    Optional<String> value = session.open().flatMap(open -> tapped(open, payload));
    if (value.isEmpty()) {
      turn.say("dialogue.old_button");
      reask(turn, session);
      return;
    }
    turn.picked(value.get());
    if (!session.active()) {
      picked(turn, session, value.get());
    } else if (!session.advance()) {
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
    Optional<String> caption = media.caption().filter(text -> !text.isBlank());
    if (caption.isPresent()) {
      text(turn, session, caption.get(), state, false);
      turn.sayAt(0, turn.text("dialogue.media_kept"));
    } else {
      decline(turn, session, "dialogue.media_" + media.kind().id());
    }
  }

  private void flowOrOffer(Turn turn, Session session, String key) {
    if (session.active()) {
      if (!session.advance()) {
        decline(turn, session, key);
      }
      return;
    }
    int before = turn.position();
    Optional<TopicAnswers.Offer> offer = answers.offer(turn);
    if (offer.isPresent()) {
      offer(turn, session, offer.get());
    } else if (turn.position() == before) {
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
      session.ask(menus.usual(turn, turn.text("dialogue.menu_short")));
    }
  }
}
