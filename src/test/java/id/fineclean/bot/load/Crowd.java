package id.fineclean.bot.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// All customers, and what happens between them and the bot. On the loop's thread only.
final class Crowd implements FakeProviders.Arrivals {
  private static final int TELLING = 24;

  private final Map<String, Customer> byAddress = new HashMap<>();
  private final Map<String, String> expected = new HashMap<>();
  private final Deque<Customer> free = new ArrayDeque<>();
  private final Webhooks webhooks;
  private final boolean reports;
  private final WebhookClient client;
  private Tally tally = new Tally();
  private Consumer<Customer> onAcknowledged = free::addLast;
  private Consumer<Customer> onReply = customer -> {};
  private boolean rehearsing;

  Crowd(Stage.Cast cast, Webhooks webhooks, WebhookClient client) {
    this.webhooks = webhooks;
    this.client = client;
    this.reports = cast.reports();
    for (int i = 0; i < cast.customers(); i++) {
      Script script = Script.ALL.get(i / 2 % Script.ALL.size());
      // A stride apart, with the channels still taking turns.
      Customer customer = new Customer(i / 2 * cast.stride() * 2 + i % 2, script);
      byAddress.put(customer.address(), customer);
      free.addLast(customer);
    }
  }

  /// Begins to count anew.
  Tally begin(Consumer<Customer> acknowledged, Consumer<Customer> replied) {
    tally = new Tally();
    onAcknowledged = acknowledged;
    onReply = replied;
    return tally;
  }

  /// Customers who can write now, the longest silent first.
  Deque<Customer> free() {
    return free;
  }

  /// Has a customer say the next line.
  ///
  /// @param due when it should have been said, by [System#nanoTime()]: a late start counts as
  ///     waiting
  void write(Customer customer, long due) {
    String text = customer.next(due);
    byte[] request =
        customer.onTelegram()
            ? webhooks.telegram(customer.user(), text)
            : webhooks.whatsApp(customer.phone(), text);
    Tally counted = tally;
    counted.sent++;
    client.send(request, status -> answered(customer, counted, due, status));
  }

  private void answered(Customer customer, Tally counted, long due, int status) {
    counted.acknowledging.add(System.nanoTime() - due);
    if (status / 100 == 2) {
      counted.acknowledged++;
      customer.acknowledge();
    } else {
      counted.refused++;
      customer.refused();
    }
    onAcknowledged.accept(customer);
  }

  @Override
  public void arrived(String address, String text, String id) {
    Customer customer = byAddress.get(address);
    Customer.Sent sent = customer == null ? null : customer.unanswered().pollFirst();
    if (customer == null || sent == null) {
      tally.surplus++;
      return;
    }
    tally.replied++;
    tally.replying.add(System.nanoTime() - sent.at());
    check(customer, sent, text);
    if (reports && !customer.onTelegram()) {
      report(id, address);
    }
    onReply.accept(customer);
  }

  private void report(String sid, String to) {
    client.send(webhooks.status(sid, to, "sent"), status -> {});
    client.send(webhooks.status(sid, to, "delivered"), status -> {});
  }

  private void check(Customer customer, Customer.Sent sent, String text) {
    if (!customer.script().ordered()) {
      return;
    }
    String line = customer.onTelegram() + " " + sent.line();
    String own = withoutNotice(text);
    String beginning = own.substring(0, Math.min(TELLING, own.length()));
    if (rehearsing) {
      expected.put(line, beginning);
    } else if (!beginning.equals(expected.get(line))) {
      tally.misplaced++;
    }
  }

  /// On top of a customer's first reply stand a greeting and where the privacy policy is.
  private static String withoutNotice(String text) {
    int notice = text.indexOf("\ud83d\udd12");
    return notice < 0 ? text : text.substring(text.indexOf("\n\n", notice) + 2);
  }

  /// While it is on, replies are learnt instead of checked.
  void rehearse(boolean on) {
    rehearsing = on;
  }

  /// Customers whose replies tell which line they answer: one on each channel.
  Customer rehearser(boolean onTelegram) {
    return free.stream()
        .filter(customer -> customer.script().ordered() && customer.onTelegram() == onTelegram)
        .findFirst()
        .orElseThrow();
  }

  /// @throws IllegalStateException two lines have the same reply, so that a wrong order would not
  ///     show
  void mustTellLinesApart() {
    for (String channel : Set.of("true ", "false ")) {
      long lines = expected.keySet().stream().filter(line -> line.startsWith(channel)).count();
      Set<String> replies = new HashSet<>();
      expected.forEach(
          (line, reply) -> {
            if (line.startsWith(channel)) {
              replies.add(reply);
            }
          });
      if (replies.size() != lines || lines == 0) {
        throw new IllegalStateException("the replies do not tell the lines apart: " + expected);
      }
    }
  }
}
