package id.fineclean.bot.conversation;

import id.fineclean.bot.understanding.Understanding;
import java.util.Optional;

/// What the bot does about words it does not understand: first it explains, then it offers choices,
/// then it calls a person.
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
      turn.say("dialogue.to_person");
      turn.handOver("not_understood", false);
      session.hit();
    } else if (session.active()) {
      missedInFlow(turn, session, misses);
    } else if (misses > 1) {
      session.ask(menus.likely(turn, what, turn.text("dialogue.unclear_again")));
    } else {
      session.ask(
          what.offers().isEmpty()
              ? menus.usual(turn, turn.text("dialogue.out_of_scope"))
              : menus.likely(turn, what, turn.text("dialogue.unsure")));
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
    session.resume();
    // Asking again is no success: the next miss counts on.
    for (int i = 0; i < misses; i++) {
      session.miss();
    }
  }
}
