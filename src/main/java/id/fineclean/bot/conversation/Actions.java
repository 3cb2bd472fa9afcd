package id.fineclean.bot.conversation;

import id.fineclean.bot.understanding.Bilingual;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the bot can do, whether words or a tap led to it: start a flow, answer, offer, ask again.
final class Actions {
  /// What an option begins with that starts a flow; the flow and what it begins with follow.
  private static final String BEGIN = "begin:";

  /// What an option begins with that agrees to something; the intent follows.
  private static final String AGREED = "agreed:";

  private static final String REFUSED = "refused";

  private final Map<String, Flow> flows = new HashMap<>();
  private final Map<String, Flow> flowsByIntent = new HashMap<>();
  private final TopicAnswers answers;
  private final Menus menus;
  private final Fallback fallback;

  Actions(List<Flow> flows, TopicAnswers answers, Menus menus, Fallback fallback) {
    for (Flow flow : flows) {
      this.flows.put(flow.id(), flow);
      flow.intents().forEach(intent -> flowsByIntent.put(intent, flow));
    }
    this.answers = answers;
    this.menus = menus;
    this.fallback = fallback;
  }

  /// By [Flow#id()].
  Map<String, Flow> flows() {
    return flows;
  }

  /// Whether an intent starts a flow.
  boolean isTask(String intent) {
    return flowsByIntent.containsKey(intent);
  }

  @Nullable Flow flowFor(String intent) {
    return flowsByIntent.get(intent);
  }

  /// Does what a picked option of a menu or an offer stands for.
  void picked(Turn turn, Session session, String value) {
    if (value.equals(Menus.NONE)) {
      fallback.missedAgain(turn, session);
      return;
    }
    if (value.equals(REFUSED)) {
      act(turn, session, "deny");
      return;
    }
    if (value.startsWith(AGREED)) {
      session.close();
      session.hit();
      say(turn, session, value.substring(AGREED.length()));
      return;
    }
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

  /// Starts a flow where nothing is going on.
  static void begin(Session session, Flow flow) {
    session.close();
    session.hit();
    session.begin(flow);
  }

  /// Does what an intent wants.
  void act(Turn turn, Session session, String intent) {
    Flow flow = flowsByIntent.get(intent);
    session.close();
    session.hit();
    if (flow != null) {
      session.begin(flow);
    } else if (intent.equals("affirm") || intent.equals("deny")) {
      turn.say("dialogue." + intent);
    } else if (intent.equals("greet")) {
      greet(turn, session);
    } else if (intent.equals("help")) {
      String text = answers.text(turn, intent).orElseGet(() -> turn.text("dialogue.menu"));
      session.ask(menus.usual(turn, text));
    } else {
      answers
          .confirm(intent)
          .ifPresentOrElse(
              question -> confirm(turn, session, intent, question),
              () -> say(turn, session, intent));
    }
  }

  private void confirm(Turn turn, Session session, String intent, Bilingual question) {
    session.ask(
        new Question(
            "agreement",
            Expects.YES_OR_NO,
            Replies.fill(question.in(turn.language()), answers.facts(turn)),
            List.of(
                Question.Option.committing(AGREED + intent, turn.text("dialogue.agreed")),
                new Question.Option(REFUSED, turn.text("dialogue.refused")))));
  }

  /// Whoever comes in is told what there is; whoever is here already is only asked.
  private void greet(Turn turn, Session session) {
    if (turn.greeting().isEmpty()) {
      turn.greet(turn.text("dialogue.hello"));
    }
    if (session.comesIn()) {
      String text = answers.text(turn, "greet").orElseGet(() -> turn.text("dialogue.menu"));
      session.ask(menus.usual(turn, text));
    } else {
      turn.say("dialogue.menu_short");
    }
  }

  /// Answers, and offers what follows from the answer.
  void say(Turn turn, Session session, String intent) {
    answers.say(turn, session, intent).ifPresent(offer -> offer(turn, session, offer));
  }

  /// Asks whether to go on with something.
  void offer(Turn turn, Session session, TopicAnswers.Offer offer) {
    if (session.active()) {
      return;
    }
    session.talkOf(offer.flow(), offer.start());
    String value = BEGIN + offer.flow().id() + ":" + offer.start();
    session.ask(
        new Question(
            offer.key().equals(Flow.Reply.BOOK_IT) ? "offer" : "other_offer",
            Expects.YES_OR_NO,
            turn.text(offer.key()),
            List.of(new Question.Option(value, turn.text(offer.key() + "_yes")))));
  }

  /// Asks once more what has been offered; nothing where nothing has.
  void offerAgain(Turn turn, Session session) {
    session
        .open()
        .filter(open -> open.id().equals("offer"))
        .ifPresent(
            open ->
                session.ask(
                    new Question(
                        open.id(), open.expects(), turn.text(Flow.Reply.BOOK_IT), open.options())));
  }

  /// Whether an intent is the one whose flow is just being offered.
  boolean isFirstOffered(Session session, String intent) {
    return session
        .open()
        .map(open -> open.options().getFirst().value().split(":", 3))
        .filter(parts -> parts.length == 3 && isTask(intent))
        .filter(parts -> flowOf(intent).id().equals(parts[1]))
        .isPresent();
  }

  /// A button of a question that is not open any more.
  void oldButton(Turn turn, Session session) {
    turn.say("dialogue.old_button");
    session.atLength();
    if (!session.active()) {
      flows.values().stream()
          .flatMap(flow -> flow.insteadOfButton(turn).stream())
          .forEach(turn::sayText);
    }
    reask(turn, session);
  }

  /// Asks again what was open; where nothing was, what the customer wants.
  void reask(Turn turn, Session session) {
    if (session.active()) {
      session.resume();
    } else {
      session.ask(menus.usual(turn, turn.text("dialogue.menu_short")));
    }
  }

  /// @throws IllegalArgumentException the intent is no task
  Flow flowOf(String intent) {
    Flow flow = flowsByIntent.get(intent);
    if (flow == null) {
      throw new IllegalArgumentException("no flow serves " + intent);
    }
    return flow;
  }

  /// Says something, and asks again what was open.
  void decline(Turn turn, Session session, String key) {
    turn.say(key);
    reask(turn, session);
  }
}
