package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.inbox.Inbox;
import id.fineclean.bot.inbox.ReceivedMessage;
import id.fineclean.bot.inbox.WaitingMessage;
import id.fineclean.bot.understanding.text.CleanText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads as one what a customer writes in several messages one right after the other: "halo", "mau
/// cuci ac", "2 unit" get one reply. Only texts are read together, and nobody waits who tapped a
/// button. Everything follows from what is stored, so a turn that a stopped process left waiting is
/// taken up by another. Thread-safe.
final class Gathering {
  /// How many messages are read as one at most.
  static final int MOST = 10;

  private final Duration window;
  private final InstantSource clock;

  /// @param window how long after the first message others still belong to it
  Gathering(Duration window, InstantSource clock) {
    this.window = window;
    this.clock = clock;
  }

  /// How many waiting messages have to be looked at.
  int most() {
    return window.isZero() ? 1 : MOST;
  }

  /// What to do with what is waiting.
  ///
  /// @param until when there may be more to come; empty where it is time
  /// @param count how many of the waiting messages are read as one then
  record Plan(Optional<Instant> until, int count) {}

  /// @param waiting the oldest first, one at least
  /// @throws IllegalStateException a message cannot be read
  Plan plan(Inbox inbox, long customerId, List<WaitingMessage> waiting) {
    if (window.isZero()) {
      return new Plan(Optional.empty(), 1);
    }
    Instant until = waiting.getFirst().receivedAt().plus(window);
    int length = 0;
    int count = 0;
    for (WaitingMessage message : waiting) {
      Optional<String> text = text(inbox.open(customerId, message).content());
      length += text.map(String::length).orElse(0);
      if (text.isEmpty() || length > CleanText.MAX_CHARS || message.receivedAt().isAfter(until)) {
        return new Plan(Optional.empty(), Math.max(1, count));
      }
      count++;
    }
    return new Plan(
        count < MOST && mayBeMore(waiting, until) ? Optional.of(until) : Optional.empty(), count);
  }

  /// A clock that was put back since makes nobody wait.
  private boolean mayBeMore(List<WaitingMessage> waiting, Instant until) {
    Instant now = clock.instant();
    return now.isBefore(until) && !now.isBefore(waiting.getFirst().receivedAt());
  }

  /// What may be read together with others: words, but no command of the chat program.
  private static Optional<String> text(InboundContent content) {
    return content instanceof InboundContent.Text(String words) && !words.startsWith("/")
        ? Optional.of(words)
        : Optional.empty();
  }

  /// Several messages as one, written when the last of them was.
  static ReceivedMessage asOne(List<ReceivedMessage> messages) {
    ReceivedMessage last = messages.getLast();
    if (messages.size() == 1) {
      return last;
    }
    List<String> words = new ArrayList<>();
    messages.forEach(message -> text(message.content()).ifPresent(words::add));
    return new ReceivedMessage(
        last.id(),
        last.receivedAt(),
        last.writtenAt(),
        new InboundContent.Text(words.stream().collect(Collectors.joining("\n"))),
        last.phone(),
        last.displayName(),
        last.language());
  }
}
