package id.fineclean.bot.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.TestNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// Nobody waits long for a process that has gone, or a provider that is back.
class LivenessTest extends OutboxContract {
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void aNodeWhoseNumberStandsStillIsGone() {
    Nodes one = new Nodes(database(), "one", nanos::get);
    Nodes two = new Nodes(database(), "two", nanos::get);
    assertEquals(List.of(), one.beat());
    assertEquals(List.of(), two.beat());
    for (int i = 0; i < 20; i++) {
      pass(Nodes.BEAT);
      assertEquals(List.of(), one.beat());
      assertEquals(List.of(), two.beat());
    }
    assertEquals(List.of(), one.beat());
    pass(Nodes.SILENCE.minusSeconds(1));
    assertEquals(List.of(), one.beat(), "it may be late");
    pass(Duration.ofSeconds(1));
    assertEquals(List.of("two"), one.beat());
    assertEquals(List.of("two"), one.beat(), "until it is forgotten");
    one.forget("two");
    assertEquals(List.of(), one.beat());
    assertTrue(
        Nodes.SILENCE.plus(Nodes.BEAT).plusSeconds(2).compareTo(Duration.ofSeconds(20)) < 0,
        "what it left is taken over within 20 seconds");
  }

  @Test
  void whatANodeWithoutANumberWasSendingIsTakenOverToo() {
    node.queue(chat, "satu");
    takenBy("nobody knows");
    Nodes one = new Nodes(database(), "one", nanos::get);
    assertEquals(List.of(), one.beat());
    pass(Nodes.SILENCE);
    assertEquals(List.of("nobody knows"), one.beat());
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void aCircuitOpensAfterSeveralFailuresAndClosesWithOneSuccess() {
    Circuit circuit = new Circuit("telegram", nanos::get);
    for (int i = 0; i < 4; i++) {
      circuit.failed("500");
    }
    assertFalse(circuit.succeeded(), "nothing had been held up");
    for (int i = 0; i < 5; i++) {
      assertTrue(circuit.enter());
      circuit.failed("500");
    }
    assertFalse(circuit.isClosed());
    assertFalse(circuit.enter());
    pass(Duration.ofSeconds(1));
    assertTrue(circuit.enter());
    assertFalse(circuit.enter(), "one tries for all");
    circuit.failed("500");
    pass(Duration.ofSeconds(1));
    assertFalse(circuit.enter(), "the next pause is longer");
    for (int i = 0; i < 20; i++) {
      pass(Duration.ofSeconds(15));
      assertTrue(circuit.enter(), "but never longer than this");
      circuit.failed("500");
    }
    pass(Duration.ofSeconds(15));
    assertTrue(circuit.enter());
    assertTrue(circuit.succeeded());
    assertTrue(circuit.enter() && circuit.enter());
  }

  /// A provider that fails in every call for a while: whatever it says, each message arrives, and
  /// all of them soon after it works again.
  @Test
  void aProvidersBadMinutesLoseNothingAndTheBacklogGoesOutAtOnce() throws Exception {
    List<DeliveryResult> ways =
        List.of(
            new DeliveryResult.NotSent("connect"),
            new DeliveryResult.NotSent("token_refused"),
            new DeliveryResult.Unknown("refused_500"));
    for (DeliveryResult way : ways) {
      RecordingChannel failing = RecordingChannel.telegram();
      AtomicBoolean down = new AtomicBoolean(true);
      AtomicInteger refused = new AtomicInteger();
      Map<String, Integer> taken = new ConcurrentHashMap<>();
      failing.answer(
          (message, recipient) -> {
            if (down.get()) {
              refused.incrementAndGet();
              return way;
            }
            taken.merge(message.text(), 1, Integer::sum);
            return failing.accept();
          });
      int customers = 200;
      try (TestNode running = TestNode.another(databases, clock, failing)) {
        running.dispatcher().start(true);
        List<Long> chats = new ArrayList<>();
        for (int user = 0; user < customers; user++) {
          long one = write(5_000 + user, "halo");
          running.queue(one, way + " " + user);
          chats.add(one);
          running.dispatcher().wake(one);
        }
        waitFor(() -> refused.get() >= 5);
        Thread.sleep(3_000);
        assertTrue(refused.get() < 100, "most of them were not even tried: " + refused);
        down.set(false);
        long back = System.nanoTime();
        clock.advance(Duration.ofSeconds(1));
        waitFor(() -> taken.size() == customers);
        double seconds = (System.nanoTime() - back) / 1e9;
        assertTrue(seconds < 15, "the backlog took " + seconds + " s");
        waitFor(() -> chats.stream().allMatch(one -> last(running, one).equals("accepted")));
      }
      assertEquals(customers, taken.values().stream().mapToInt(Integer::intValue).sum());
    }
  }

  private static String last(TestNode node, long chat) {
    return node.statuses(chat).getLast();
  }

  private static void waitFor(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < until) {
      Thread.sleep(20);
    }
    assertTrue(condition.getAsBoolean());
  }
}
