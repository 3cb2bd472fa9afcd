package id.fineclean.bot.load;

import java.util.ArrayDeque;
import java.util.Deque;

/// One simulated customer: where they are in what they have to say, and what they wait for. On the
/// loop's thread only.
final class Customer {
  private static final long FIRST_USER = 700_000_000L;
  private static final long FIRST_PHONE = 628_999_000_0000L;

  private final int number;
  private final Script script;
  private final Deque<Sent> unanswered = new ArrayDeque<>();
  private int lines;
  private boolean acknowledged = true;

  /// @param number counted from 0; even ones are on Telegram, odd ones on WhatsApp
  Customer(int number, Script script) {
    this.number = number;
    this.script = script;
  }

  /// A message on its way.
  ///
  /// @param at when, by [System#nanoTime()]
  record Sent(int line, long at) {}

  boolean onTelegram() {
    return number % 2 == 0;
  }

  /// Where replies go, as the bot has to write it.
  String address() {
    return onTelegram() ? Long.toString(user()) : "whatsapp:+" + phone();
  }

  long user() {
    return FIRST_USER + number;
  }

  String phone() {
    return Long.toString(FIRST_PHONE + number);
  }

  Script script() {
    return script;
  }

  /// The next line of the script, and one line further.
  String next(long now) {
    int line = lines++ % script.lines().size();
    unanswered.addLast(new Sent(line, now));
    acknowledged = false;
    return script.lines().get(line);
  }

  void acknowledge() {
    acknowledged = true;
  }

  /// Takes back what the server refused.
  void refused() {
    acknowledged = true;
    unanswered.pollLast();
  }

  Deque<Sent> unanswered() {
    return unanswered;
  }

  /// Whether nothing is on its way in either direction.
  boolean quiet() {
    return acknowledged && unanswered.isEmpty();
  }

  /// Whether the script has just been said to its end.
  boolean finished() {
    return lines % script.lines().size() == 0;
  }
}
