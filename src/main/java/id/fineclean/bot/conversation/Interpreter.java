package id.fineclean.bot.conversation;

import id.fineclean.bot.conversation.ConversationState.OpenQuestion;
import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.understanding.LanguageGuess;
import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Understander;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.Understanding.Certainty;
import id.fineclean.bot.understanding.text.Word;
import id.fineclean.bot.understanding.text.WordSplitter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Decides what a customer's words lead to, in the light of what is going on.
final class Interpreter {
  /// What another wish in the same message has to reach that seems to be about nothing.
  private static final double SURE_OF_MORE = 0.97;

  /// "Ok. Makasih infonya" takes note of an answer, and no offer.
  private static final Pattern ACKNOWLEDGED =
      Pattern.compile("(?i)^\\W*(ok\\w*|baik|sip|siap|noted|oh)\\b");

  private final List<Flow> flows;
  private final Actions actions;
  private final TopicAnswers answers;
  private final Menus menus;
  private final Understander understander;
  private final ControlWords words;
  private final OptionPicker picker;
  private final ZoneId zone;
  private final Fallback fallback;
  private final Routing routing;
  private final Quiet quiet;

  Interpreter(
      List<Flow> flows,
      Actions actions,
      TopicAnswers answers,
      Menus menus,
      Understander understander,
      ControlWords words,
      OptionPicker picker,
      ZoneId zone,
      Fallback fallback,
      Routing routing,
      Quiet quiet) {
    this.flows = List.copyOf(flows);
    this.actions = actions;
    this.answers = answers;
    this.menus = menus;
    this.understander = understander;
    this.words = words;
    this.picker = picker;
    this.zone = zone;
    this.fallback = fallback;
    this.routing = routing;
    this.quiet = quiet;
  }

  /// @param pausedLong whether the customer comes back to a running flow after a long time
  void read(Turn turn, Session session, String text, ConversationState state, boolean pausedLong) {
    Optional<OpenQuestion> open = session.open();
    Understanding understanding =
        routing.plainly(understander.understand(text, context(turn.message().writtenAt(), open)));
    turn.understood(understanding);
    turn.speak(language(turn, understanding, state));
    open.ifPresent(question -> picker.pick(turn, question, understanding));
    Optional<String> command =
        words
            .command(understanding.text())
            .or(() -> state.lastAt().isPresent() ? Optional.empty() : words.greeting(text));
    if (command.isPresent()) {
      command(turn, session, command.get());
    } else if (quiet.takesBack(turn, session, understanding)) {
      session.atLength();
    } else if (session.active()) {
      inFlow(turn, session, understanding, pausedLong);
      if (pausedLong && session.active()) {
        turn.sayAt(0, turn.text(pickingUp(turn, state)));
      }
    } else if (!session.advanceAside()) {
      outsideFlow(turn, session, understanding);
    }
  }

  private Context context(Instant now, Optional<OpenQuestion> open) {
    return new Context(
        LocalDateTime.ofInstant(now, zone), open.map(question -> question.expects().asked()));
  }

  private String pickingUp(Turn turn, ConversationState state) {
    LocalDate today = LocalDate.ofInstant(turn.now(), zone);
    LocalDate then = LocalDate.ofInstant(state.lastAt().orElse(turn.now()), zone);
    return then.equals(today) ? "dialogue.picking_up_today" : "dialogue.picking_up";
  }

  /// A single word tells little about a language, nor do names, addresses and numbers, and
  /// greetings and thanks are borrowed: it changes only with a whole sentence besides these.
  private Language language(Turn turn, Understanding understanding, ConversationState state) {
    if (state.language().isPresent() && answers.isSmallTalk(understanding.intent())) {
      return state.language().get();
    }
    StringBuilder besides = new StringBuilder(understanding.text());
    understanding.slots().all().stream()
        .filter(slot -> slot.end() <= besides.length())
        .forEach(
            slot ->
                besides.replace(slot.start(), slot.end(), " ".repeat(slot.end() - slot.start())));
    long left = besides.toString().split("[^\\p{L}']+").length;
    return left >= 3 && tells(understanding)
        ? understanding.language()
        : state.language().orElseGet(() -> first(turn, understanding));
  }

  private static Language first(Turn turn, Understanding understanding) {
    return tells(understanding) ? understanding.language() : FirstLanguage.of(turn.message());
  }

  private static boolean tells(Understanding understanding) {
    return LanguageGuess.tells(WordSplitter.fold(understanding.text()));
  }

  private void command(Turn turn, Session session, String meaning) {
    if (session.active()) {
      if (meaning.equals("stop")) {
        session.stop();
      } else {
        actions.say(turn, session, meaning);
        session.resume();
      }
    } else {
      actions.act(turn, session, meaning.equals("stop") ? "help" : meaning);
    }
  }

  private void inFlow(Turn turn, Session session, Understanding what, boolean pausedLong) {
    Optional<Expects> expects = session.open().map(OpenQuestion::expects);
    boolean claimed = session.flow().claims(turn, Optional.of(session.memory()));
    Optional<Remark> remark = passing(what).filter(one -> one.goesBefore(what.intent()));
    if (!claimed && endsWhatStands(turn, session, what)) {
      session.beginInstead(actions.flowOf(what.intent()));
    } else if (!claimed && stops(turn, what)) {
      session.stop();
      session.hit();
    } else if (turn.pick().isEmpty() && words.isResume(what.text())) {
      session.resume();
    } else if (!claimed && quiet.saysWhen(turn, session, what)) {
      session.hit();
    } else if (!claimed && turn.pick().isEmpty() && remark.isPresent()) {
      say(turn, remark.get());
      session.resume();
    } else if (!claimed && (switches(turn, session, what) || asksAside(turn, session, what))) {
      session.begin(actions.flowOf(what.intent()));
    } else if (!claimed && digresses(turn, session, what)) {
      // "Jam berapa aja?" after the question for the time is answered by the question.
      if (expects.filter(it -> asksForChoice(it, what)).isEmpty()) {
        answers.say(turn, session, what.intent());
      }
      resumeUnlessCalled(session);
    } else if (!claimed && hesitates(turn, session, what)) {
      turn.say("dialogue.not_yet");
      session.hit();
    } else if (session.advance()) {
      if (!claimed) {
        answerAlso(turn, session, what, expects, true);
      }
    } else {
      unclearInFlow(turn, session, what, pausedLong);
    }
  }

  /// Who has just asked for a person is not asked the next thing in the same breath; the question
  /// stays open.
  private static void resumeUnlessCalled(Session session) {
    if (!session.calls()) {
      session.resume();
    }
  }

  /// Whether the customer gives up, not the change of a thing, but the thing.
  private boolean endsWhatStands(Turn turn, Session session, Understanding what) {
    Flow other = actions.flowFor(what.intent());
    return session.flow().changesWhatStands()
        && turn.pick().isEmpty()
        && what.certainty() == Certainty.CLEAR
        && other != null
        && other.changesWhatStands()
        && !session.running(other)
        && other.claims(turn, Optional.empty());
  }

  /// Only words that say so stop a flow: a likely guess is not enough.
  private boolean stops(Turn turn, Understanding what) {
    if (turn.pick().isPresent()) {
      return false;
    }
    return words.isStop(what.text())
        || what.certainty() == Certainty.CLEAR
            && what.intent().equals("cancel_booking")
            && what.slots().isEmpty()
            && words.mentionsStop(what.text());
  }

  /// Whether the customer wants something else done, about a booking that is named.
  private boolean switches(Turn turn, Session session, Understanding what) {
    Flow other = actions.flowFor(what.intent());
    return !answers(session, what)
        && turn.pick().isEmpty()
        && what.certainty() == Certainty.CLEAR
        && what.slots().text(SlotKey.BOOKING_CODE).isPresent()
        && other != null
        && !session.running(other);
  }

  /// Whether the customer asks something in the middle that a flow answers at once.
  private boolean asksAside(Turn turn, Session session, Understanding what) {
    Flow other = actions.flowFor(what.intent());
    return other != null
        && other.answersAtOnce()
        && turn.pick().isEmpty()
        && what.certainty() == Certainty.CLEAR
        && !answers(session, what);
  }

  /// Whether the customer wants time before agreeing to something: the question stays open, and
  /// nobody is read the same summary again.
  private boolean hesitates(Turn turn, Session session, Understanding what) {
    return turn.pick().isEmpty()
        && what.slots().isEmpty()
        && words.asksForTime(what.text())
        && session.open().filter(OpenQuestion::commits).isPresent();
  }

  /// Whether the customer asks something else in the middle, rather than answering.
  private boolean digresses(Turn turn, Session session, Understanding what) {
    return turn.pick().isEmpty()
        && isQuestionOfTopic(what)
        && (what.slots().isEmpty()
            || words.isQuestion(what.text())
            || answers.needsPerson(what.intent()) && !givesDetails(what))
        && !answers(session, what)
        && answers.confirm(what.intent()).isEmpty()
        && session.open().filter(it -> it.expects().alike().contains(what.intent())).isEmpty();
  }

  /// "Hubungi suami saya aja di 0813 …" tells whom to ask for, and calls nobody.
  private boolean givesDetails(Understanding what) {
    return !words.wishes(what.text())
        && what.slots().all().stream()
            .map(Slot::key)
            .anyMatch(key -> key.isPersonal() && key != SlotKey.BOOKING_CODE);
  }

  private static boolean answers(Session session, Understanding what) {
    return session.open().filter(open -> open.expects().answeredBy(what)).isPresent();
  }

  private boolean isQuestionOfTopic(Understanding what) {
    return what.certainty() == Certainty.CLEAR
        && !words.isVague(what.text())
        && !answers.isSmallTalk(what.intent())
        && !what.intent().equals(Understanding.OUT_OF_SCOPE)
        && !actions.isTask(what.intent())
        && answers.has(what.intent());
  }

  private void unclearInFlow(Turn turn, Session session, Understanding what, boolean pausedLong) {
    Flow other = what.certainty() == Certainty.CLEAR ? actions.flowFor(what.intent()) : null;
    if (other != null && !session.running(other)) {
      session.begin(other);
    } else if (other != null) {
      session.resume();
    } else if (session.open().filter(it -> asksForChoice(it.expects(), what)).isPresent()) {
      session.resume();
    } else {
      smallTalk(turn, session, what, pausedLong);
    }
  }

  /// "Jam berapa aja?": the question itself is the answer, however unsure the intent is.
  private boolean asksForChoice(Expects expects, Understanding what) {
    return expects.is(Expects.Trait.IN_ORDER)
        && what.slots().isEmpty()
        && (expects.near().contains(what.intent()) || words.asksForChoice(what.text()));
  }

  private void smallTalk(Turn turn, Session session, Understanding what, boolean pausedLong) {
    switch (what.intent()) {
      case "greet", "thank" -> {
        greet(turn, what);
        passing(what).ifPresent(remark -> say(turn, remark));
        if (!pausedLong && turn.isSilent()) {
          turn.say("dialogue." + what.intent() + "_in_flow");
        }
        session.resume();
      }
      case "goodbye" -> turn.say("dialogue.goodbye_in_flow");
      default -> {
        Optional<Remark> remark = remark(what);
        remark.ifPresent(one -> say(turn, one));
        if (remark.isPresent() || isOnlyEmoji(what)) {
          session.resume();
        } else if (commits(session) || !quiet.adds(turn, session)) {
          fallback.missed(turn, session, what);
        }
      }
    }
  }

  /// Whoever is about to agree to something is never met with silence.
  private static boolean commits(Session session) {
    return session.open().filter(OpenQuestion::commits).isPresent();
  }

  private void greet(Turn turn, Understanding what) {
    words
        .salutations()
        .answer(what.text())
        .ifPresent(answer -> turn.greet(answer.in(turn.language())));
  }

  private void say(Turn turn, Remark remark) {
    turn.sayText(Replies.fill(remark.answer().in(turn.language()), answers.facts(turn)));
  }

  private Optional<Remark> remark(Understanding what) {
    return words.remark(what.text(), words.isQuestion(what.text()));
  }

  /// What is said in passing, by a message that wants nothing else.
  private Optional<Remark> passing(Understanding what) {
    return remark(what)
        .filter(
            remark ->
                remark.goesBefore(what.intent())
                    ? what.slots().text(SlotKey.SERVICE).isEmpty() && !wantsPerson(what)
                    : what.slots().isEmpty() && wantsNothing(what, remark));
  }

  /// "Ini bot ya?" is said in passing, "ini bot ya? mau sama orang aja" is not.
  private boolean wantsPerson(Understanding what) {
    return answers.needsPerson(what.intent()) && words.wishes(what.text());
  }

  private boolean wantsNothing(Understanding what, Remark remark) {
    boolean unsure = what.certainty() != Certainty.CLEAR;
    return what.intent().equals(Understanding.OUT_OF_SCOPE)
        || answers.isSmallTalk(what.intent())
        || unsure && !remark.isVague();
  }

  /// A laugh or a heart is no mistake of the customer's.
  private static boolean isOnlyEmoji(Understanding what) {
    List<Word> words = WordSplitter.fold(what.text());
    return !words.isEmpty() && words.stream().allMatch(Word::isEmoji);
  }

  private void outsideFlow(Turn turn, Session session, Understanding what) {
    greet(turn, what);
    Optional<Remark> remark = passing(what);
    Optional<Flow> claiming =
        flows.stream().filter(flow -> flow.claims(turn, Optional.empty())).findFirst();
    Optional<String> continued =
        flows.stream()
            .flatMap(flow -> flow.continues(turn, words.isQuestion(what.text())).stream())
            .findFirst();
    if (turn.pick().isPresent()) {
      actions.picked(turn, session, turn.pick().get());
    } else if (takesOffer(session, what)) {
      actions.picked(turn, session, session.open().orElseThrow().options().getFirst().value());
    } else if (words.isResume(what.text())) {
      takeUp(turn, session);
    } else if (claiming.isPresent()) {
      Actions.begin(session, claiming.get());
    } else if (remark.isPresent()) {
      say(turn, remark.get());
      actions.offerAgain(turn, session);
    } else if (accepts(session, what)) {
      actions.picked(turn, session, session.open().orElseThrow().options().getFirst().value());
    } else if (continued.isPresent()) {
      actions.act(turn, session, continued.get());
    } else {
      Routing.Route route = routing.of(what);
      if (!quiet.deals(turn, session, what, route)) {
        follow(turn, session, what, route);
      }
    }
  }

  private void follow(Turn turn, Session session, Understanding what, Routing.Route route) {
    switch (route) {
      case Routing.Route.Act(String wanted) -> act(turn, session, what, wanted);
      case Routing.Route.Ask(List<String> offers) ->
          answers
              .forPeopleAnyway(turn, offers)
              .ifPresentOrElse(
                  harmless -> actions.act(turn, session, harmless),
                  () -> unclear(turn, session, what));
      case Routing.Route.Unclear none -> unclear(turn, session, what);
    }
  }

  private void act(Turn turn, Session session, Understanding what, String wanted) {
    actions.act(turn, session, wanted);
    if (what.certainty() == Certainty.CLEAR) {
      answerAlso(turn, session, what, Optional.empty(), !wanted.equals(what.intent()));
    }
  }

  private void unclear(Turn turn, Session session, Understanding what) {
    if (isOnlyEmoji(what)) {
      turn.say("dialogue.emoji");
    } else {
      fallback.missed(turn, session, what);
    }
  }

  /// "Lanjut" and "ya, betul. terima kasih" are about what was just offered, whatever else they
  /// may mean; thanks alone take nothing.
  private boolean takesOffer(Session session, Understanding what) {
    boolean offered = session.open().filter(open -> open.id().equals("offer")).isPresent();
    boolean goesOn = words.isResume(what.text()) && !session.hasPaused();
    return offered
        && what.slots().isEmpty()
        && !words.isQuestion(what.text())
        && (goesOn || saysYesBesides(what));
  }

  private boolean saysYesBesides(Understanding what) {
    return answers.isSmallTalk(what.intent())
        && !ACKNOWLEDGED.matcher(what.text()).find()
        && what.alternatives().stream()
            .anyMatch(
                other -> other.intent().equals("affirm") && other.confidence() >= SURE_OF_MORE);
  }

  /// Whether the customer takes what was just offered: with a yes, or by going on with it.
  private boolean accepts(Session session, Understanding what) {
    boolean offered = session.open().filter(open -> open.id().equals("offer")).isPresent();
    boolean other = session.open().filter(open -> open.id().equals("other_offer")).isPresent();
    if (other) {
      return what.intent().equals("affirm") && what.slots().isEmpty();
    }
    boolean otherwise =
        what.certainty() == Certainty.CLEAR
            && !what.intent().equals("affirm")
            && !actions.isFirstOffered(session, what.intent());
    boolean says = what.intent().equals("affirm") || !what.slots().isEmpty();
    return offered && says && !otherwise && !words.isQuestion(what.text());
  }

  private void takeUp(Turn turn, Session session) {
    session.hit();
    if (session.hasPaused()) {
      session.takeUp();
    } else {
      session.ask(menus.usual(turn, turn.text("dialogue.nothing_paused")));
    }
  }

  /// The customer said several things at once: what only needs an answer gets it in the same
  /// message.
  ///
  /// @param expects what the message was an answer to
  /// @param open whether the message's own intent has not been served yet
  private void answerAlso(
      Turn turn, Session session, Understanding what, Optional<Expects> expects, boolean open) {
    boolean question = words.isQuestion(what.text());
    Stream.concat(
            Stream.of(what.intent())
                .filter(intent -> open && isQuestionOfTopic(what))
                // Whoever says "nama saya Rina" when asked for it wants nothing corrected.
                .filter(intent -> !answers.needsPerson(intent)),
            what.alternatives().stream()
                .filter(Understanding.Alternative::also)
                .filter(one -> one.confidence() >= SURE_OF_MORE || hasGrounds(turn, one.intent()))
                .map(Understanding.Alternative::intent))
        .filter(intent -> !answers.isSmallTalk(intent) && !actions.isTask(intent))
        .filter(intent -> answers.confirm(intent).isEmpty())
        .filter(intent -> !session.calls() || !answers.needsPerson(intent))
        .filter(intent -> question || answers.needsPerson(intent))
        .filter(intent -> expects.filter(it -> it.near().contains(intent)).isEmpty())
        .distinct()
        .limit(1)
        .forEach(intent -> answers.say(turn, session, intent));
  }

  private boolean hasGrounds(Turn turn, String intent) {
    return flows.stream().allMatch(flow -> flow.hasGrounds(turn, intent));
  }
}
