package id.fineclean.bot.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// People who were called into a conversation and have not answered yet, as far as the bot knows.
///
/// @param topics what for
/// @param at when, last
/// @param quiet whether the bot leaves the talk to them meanwhile: what is said is theirs to read
/// @param justNow whether it was the last message that called them, which may be taken back
/// @param told whether the customer knows that what they add is read, too
public record PeopleCalled(
    List<String> topics, Instant at, boolean quiet, boolean justNow, boolean told) {
  /// Whoever writes after this long begins anew.
  private static final Duration FORGOTTEN = Duration.ofHours(24);

  public PeopleCalled {
    topics = List.copyOf(topics);
  }

  PeopleCalled telling() {
    return new PeopleCalled(topics, at, quiet, justNow, true);
  }

  /// As of the next message.
  PeopleCalled before() {
    return new PeopleCalled(topics, at, quiet, false, told);
  }

  boolean isRecent(Instant now) {
    return at.plus(FORGOTTEN).isAfter(now);
  }
}
