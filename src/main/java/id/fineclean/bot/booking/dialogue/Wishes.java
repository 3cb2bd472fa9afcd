package id.fineclean.bot.booking.dialogue;

import id.fineclean.bot.booking.NotOffered;
import id.fineclean.bot.booking.Service;
import id.fineclean.bot.conversation.Flow;
import id.fineclean.bot.conversation.Turn;
import id.fineclean.bot.understanding.Understanding;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Says honestly that something is not done here, names what comes closest, and notes the wish for
/// people.
final class Wishes {
  /// What picking up the offer begins with.
  static final String START = "wish:";

  private final Shop shop;

  Wishes(Shop shop) {
    this.shop = shop;
  }

  /// Answers a question for something that is not done, offering to note it.
  Optional<Flow.Reply> answer(Turn turn) {
    return found(turn)
        .map(it -> new Flow.Reply(text(turn, it), Optional.of(START), "booking.wish"));
  }

  /// What is said of a wish that cannot be met while something else is going on.
  Optional<String> told(Turn turn) {
    return found(turn).map(it -> text(turn, it));
  }

  /// Puts the wish into the queue of people.
  static Flow.Outcome note(Turn turn) {
    turn.say("booking.wish_noted");
    turn.handOver("ask_services", false);
    return new Flow.Outcome.Done();
  }

  private Optional<NotOffered> found(Turn turn) {
    return turn.understanding().map(Understanding::text).flatMap(shop::notOffered);
  }

  private String text(Turn turn, NotOffered what) {
    String near =
        what.near().stream()
            .flatMap(id -> shop.service(id).stream())
            .map((Service service) -> service.name().in(turn.language()))
            .collect(Collectors.joining(" " + turn.text("booking.or") + " "));
    String name = what.name().in(turn.language()).toLowerCase(Locale.ROOT);
    return near.isEmpty()
        ? turn.text("booking.not_offered", "what", name)
        : turn.text("booking.not_offered_near", "what", name, "near", near);
  }
}
