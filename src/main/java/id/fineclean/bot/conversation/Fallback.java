package id.fineclean.bot.conversation;

import id.fineclean.bot.understanding.Understanding;
import java.util.Optional;

/// What the bot does about words it does not understand: first it offers what they may have meant,
/// then it asks openly, then it calls a person.
final class Fallback {
  private static final int MISSES_UNTIL_PERSON = 3;

  private final Menus menus;
  private final Missed missed;

  /// @param missed is told what was not understood
  Fallback(Menus menus, Missed missed) {
    this.menus = menus;
    this.missed = missed;
  }

  void missed(Turn turn, Session session, Understanding what) {
    note(turn, session, what);
    int misses = session.miss();
    if (misses >= MISSES_UNTIL_PERSON) {
      callPerson(turn, session);
    } else if (session.active()) {
      missedInFlow(turn, session, misses);
    } else {
      ask(turn, session, what, misses);
    }
  }

  /// None of the meanings that were offered is right.
  void missedAgain(Turn turn, Session session) {
    if (session.miss() >= MISSES_UNTIL_PERSON) {
      callPerson(turn, session);
    } else {
      turn.say("dialogue.in_other_words");
    }
  }

  private static void callPerson(Turn turn, Session session) {
    turn.say("dialogue.to_person");
    session.call("not_understood", false, true);
    session.hit();
  }

  private void ask(Turn turn, Session session, Understanding what, int misses) {
    boolean offered = session.open().filter(open -> open.id().equals(Menus.LIKELY)).isPresent();
    Optional<Question> likely =
        offered ? Optional.empty() : menus.likely(turn, what, turn.text("dialogue.unsure"));
    if (likely.isPresent()) {
      session.ask(likely.get());
      session.keepSpokenOf();
    } else {
      askOpenly(turn, what, misses);
    }
  }

  private static void askOpenly(Turn turn, Understanding what, int misses) {
    if (misses > 1) {
      turn.say("dialogue.unclear_again");
    } else if (what.intent().equals(Understanding.OUT_OF_SCOPE)) {
      turn.say("dialogue.out_of_scope");
    } else {
      turn.say("dialogue.unclear", "hint", turn.text("dialogue.other_words"));
    }
  }

  /// What is said when asked for a name, an address or a note is the customer's own: nothing of it
  /// is kept to learn from.
  private void note(Turn turn, Session session, Understanding what) {
    boolean personal =
        session.open().filter(open -> open.expects().is(Expects.Trait.PERSONAL)).isPresent();
    if (!personal) {
      missed.note(what, turn.now()).ifPresent(turn::effect);
    }
  }

  private static void missedInFlow(Turn turn, Session session, int misses) {
    Optional<String> hint = session.flow().hint(turn, session.memory());
    String hinted = hint.orElseGet(() -> turn.text("dialogue.other_words"));
    turn.say(misses == 1 ? "dialogue.unclear" : "dialogue.unclear_in_flow", "hint", hinted);
    session.resumeInWords();
    // Asking again is no success: the next miss counts on.
    for (int i = 0; i < misses; i++) {
      session.miss();
    }
  }
}
