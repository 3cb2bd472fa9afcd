package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.concurrent.BoundedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Notices chats that go round in circles, as when another company's machine greets the bot for
/// each of its answers: once the same has been said to the same a few times within minutes, the bot
/// falls silent until something else is said or some time has passed.
///
/// Known to this process only, and of the chats used last: after a restart, a circle is noticed
/// after as many rounds again. Thread-safe; words are kept as a hash.
final class Echoes {
  private static final int MOST_CHATS = 5_000;

  /// A person may well greet three times, or press the same button.
  private static final int EQUAL = 3;

  /// Of one chat: enough to see two phrases that take turns.
  private static final int REMEMBERED = 8;

  private static final Duration WITHIN = Duration.ofMinutes(10);

  /// Machines put numbers and times into their texts. People's short answers may differ in nothing
  /// but a number.
  private static final int LONG_TEXT = 40;

  private static final Pattern DIGITS = Pattern.compile("[0-9]");

  private final Map<Long, Deque<Exchange>> chats = BoundedMap.ofLatestUsed(MOST_CHATS);

  private record Exchange(long message, int said, Instant at) {}

  /// Takes note of an exchange; of the same message once, however often it is tried.
  ///
  /// @param message its number in the inbox
  /// @return whether the same was exchanged too often already, so that the reply had better not go
  synchronized boolean isEcho(
      long conversation,
      long message,
      InboundContent content,
      List<OutboundMessage> replies,
      Instant now) {
    if (!(content instanceof InboundContent.Text text) || replies.isEmpty()) {
      return false;
    }
    Deque<Exchange> exchanges = chats.computeIfAbsent(conversation, _ -> new ArrayDeque<>());
    exchanges.removeIf(
        exchange -> exchange.message == message || exchange.at.isBefore(now.minus(WITHIN)));
    int said = Objects.hash(essence(text.text()), essence(words(replies)));
    long equal = exchanges.stream().filter(exchange -> exchange.said == said).count();
    exchanges.addLast(new Exchange(message, said, now));
    if (exchanges.size() > REMEMBERED) {
      exchanges.removeFirst();
    }
    return equal >= EQUAL;
  }

  private static String words(List<OutboundMessage> replies) {
    return replies.stream().map(OutboundMessage::text).collect(Collectors.joining("\n"));
  }

  private static String essence(String text) {
    return text.length() < LONG_TEXT ? text.strip() : DIGITS.matcher(text).replaceAll("").strip();
  }
}
