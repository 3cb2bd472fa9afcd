package id.fineclean.bot.understanding;

import java.time.LocalDateTime;
import java.util.Optional;

/// The situation a message was written in.
///
/// @param now local time in the company's zone; relative dates are counted from here
/// @param asked what the bot had just asked, if anything: a bare "9" after the question for a time
///     is a time
public record Context(LocalDateTime now, Optional<Asked> asked) {

  /// Whether a message may be about anything: nothing is asked, or whatever is wished.
  boolean isFree() {
    return asked.filter(it -> it != Asked.NOTE).isEmpty();
  }

  /// Outside any question.
  public static Context at(LocalDateTime now) {
    return new Context(now, Optional.empty());
  }

  /// With a question open.
  public static Context asking(LocalDateTime now, Asked asked) {
    return new Context(now, Optional.of(asked));
  }
}
