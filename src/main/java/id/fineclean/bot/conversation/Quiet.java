package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.conversation.Routing.Route;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.Understanding.Certainty;
import java.util.Map;
import java.util.Optional;

/// How the bot keeps while people who were called have not answered: what is said is theirs to read
/// in the chat, and only a new wish sets it to work again.
final class Quiet {
  private static final int LOOK_IN = 2;

  private final ControlWords words;
  private final TopicAnswers answers;
  private final Actions actions;

  Quiet(ControlWords words, TopicAnswers answers, Actions actions) {
    this.words = words;
    this.answers = answers;
    this.actions = actions;
  }

  /// Takes back what the customer's last message set going, where this one says so.
  ///
  /// @return whether it does
  boolean takesBack(Turn turn, Session session, Understanding what) {
    Optional<PeopleCalled> called = session.justCalled();
    if (called.isEmpty() || turn.pick().isPresent() || !isRetraction(what)) {
      return false;
    }
    long conversation = turn.customer().conversationId();
    turn.effect(
        transaction -> Handovers.takeBack(transaction, conversation, called.get(), turn.now()));
    turn.say("dialogue.taken_back");
    session.forgetPeople();
    session.hit();
    if (session.active()) {
      session.resume();
    }
    return true;
  }

  /// "STOP" stands for a wish of its own, whatever was said before.
  private boolean isRetraction(Understanding what) {
    boolean wishes = what.certainty() == Certainty.CLEAR && answers.needsPerson(what.intent());
    return !wishes && words.takesBack(what.text());
  }

  /// Says when people answer, to whoever asks that.
  ///
  /// @return whether the message does
  boolean saysWhen(Turn turn, Session session, Understanding what) {
    boolean asks =
        session.people().isPresent()
            && turn.pick().isEmpty()
            && !actions.isTask(what.intent())
            && words.asksForReply(what.text());
    if (asks) {
      sayWhen(turn);
    }
    return asks;
  }

  /// Deals with a message that wants nothing new.
  ///
  /// @return false where the bot has to answer as always
  boolean deals(Turn turn, Session session, Understanding what, Route route) {
    if (session.people().isEmpty()) {
      return false;
    }
    if (saysWhen(turn, session, what)) {
      return true;
    }
    return switch (route) {
      case Route.Act(String intent) -> deals(turn, session, intent);
      case Route.Ask ask -> adds(turn, session);
      case Route.Unclear none -> adds(turn, session);
    };
  }

  private boolean deals(Turn turn, Session session, String intent) {
    boolean same = session.people().filter(it -> it.topics().contains(intent)).isPresent();
    if (same || intent.equals("affirm") || intent.equals("deny")) {
      return adds(turn, session);
    }
    if (intent.equals("greet")) {
      return looksIn(turn) || adds(turn, session);
    }
    if (isMoreOfTheSame(turn, intent)) {
      return adds(turn, session);
    }
    if (!answers.isSmallTalk(intent)) {
      session.forgetPeople();
    }
    return false;
  }

  /// Whoever neither asks nor wishes goes on telling what happened, whatever it sounds like.
  private boolean isMoreOfTheSame(Turn turn, String intent) {
    boolean tells =
        turn.understanding()
            .filter(what -> !words.isQuestion(what.text()) && !words.wishes(what.text()))
            .filter(what -> what.slots().all().isEmpty())
            .isPresent();
    return tells
        && !answers.isSmallTalk(intent)
        && !actions.isTask(intent)
        && !answers.needsPerson(intent);
  }

  /// Whether somebody only asks whether anybody is there: "halo?"
  private boolean looksIn(Turn turn) {
    boolean few =
        turn.understanding()
            .filter(what -> what.text().split("\\s+").length <= LOOK_IN)
            .isPresent();
    boolean alone = turn.message().content() instanceof InboundContent.Text;
    if (few && alone) {
      sayWhen(turn);
    }
    return few && alone;
  }

  /// Leaves a message to people; the first time it is said that they read it.
  ///
  /// @return whether anybody was called
  boolean adds(Turn turn, Session session) {
    Optional<PeopleCalled> called = session.people();
    if (called.isEmpty()) {
      return false;
    }
    session.hush();
    if (!called.get().told()) {
      turn.say("dialogue.added");
      session.toldOfPeople();
    }
    return true;
  }

  private void sayWhen(Turn turn) {
    Map<String, String> facts = answers.facts(turn);
    turn.say(
        "dialogue.when_answered",
        "answer_time",
        facts.getOrDefault("answer_time", ""),
        "phone",
        facts.getOrDefault("phone", ""));
  }
}
