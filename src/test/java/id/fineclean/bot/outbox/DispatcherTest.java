package id.fineclean.bot.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.SendLimits;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.StoreContract;
import id.fineclean.bot.testing.TestNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The outbox with its threads running.
class DispatcherTest extends StoreContract {
  private static final int CHATS = 40;
  private static final int MESSAGES = 10;

  private final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");
  private final RecordingChannel channel = RecordingChannel.telegram();

  @Test
  void twoNodesSendEverythingOnceAndInOrder() throws Exception {
    AtomicInteger overlaps = new AtomicInteger();
    Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
    channel.answer(
        (message, recipient) -> {
          AtomicInteger calls =
              running.computeIfAbsent(recipient.address(), address -> new AtomicInteger());
          overlaps.addAndGet(calls.getAndIncrement());
          Thread.yield();
          calls.decrementAndGet();
          return Math.floorMod(message.text().hashCode(), 11) == 3 && once(message.text())
              ? new DeliveryResult.Throttled(Duration.ZERO, false)
              : channel.accept();
        });
    try (TestNode one = TestNode.another(databases, clock, channel);
        TestNode two = TestNode.another(databases, clock, channel)) {
      one.dispatcher().start(false);
      two.dispatcher().start(false);
      List<Long> chats = new ArrayList<>();
      for (int user = 0; user < CHATS; user++) {
        chats.add(
            one.inbox().accept("telegram", Inbound.text(user, 100 + user, "halo")).orElseThrow());
      }
      for (int i = 0; i < MESSAGES; i++) {
        for (long chat : chats) {
          (i % 2 == 0 ? one : two).queue(chat, chat + "/" + i);
          one.dispatcher().wake(chat);
          two.dispatcher().wake(chat);
        }
      }
      waitFor(() -> number("SELECT COUNT(*) FROM outbox WHERE status = 'accepted'") == 400);
    }
    assertEquals(0, overlaps.get(), "never two calls at once in one chat");
    Map<String, List<String>> byChat =
        channel.sent().stream()
            .collect(
                Collectors.groupingBy(
                    RecordingChannel.Sent::address,
                    Collectors.mapping(RecordingChannel.Sent::text, Collectors.toList())));
    assertEquals(CHATS, byChat.size());
    for (List<String> texts : byChat.values()) {
      List<String> distinct = texts.stream().distinct().toList();
      assertEquals(MESSAGES, distinct.size());
      for (int i = 0; i < MESSAGES; i++) {
        assertTrue(distinct.get(i).endsWith("/" + i), distinct::toString);
      }
    }
    long repeated = channel.sent().size() - (long) CHATS * MESSAGES;
    assertEquals(throttled.size(), repeated, "only what was refused was sent again");
  }

  private final Map<String, Boolean> throttled = new ConcurrentHashMap<>();

  private boolean once(String text) {
    return throttled.putIfAbsent(text, true) == null;
  }

  @Test
  void aPauseForTheWholeChannelHoldsEveryChat() throws Exception {
    channel.then(new DeliveryResult.Throttled(Duration.ofSeconds(2), true));
    try (TestNode node = TestNode.another(databases, clock, channel)) {
      node.dispatcher().start(true);
      long first = node.inbox().accept("telegram", Inbound.text(1, 100, "halo")).orElseThrow();
      long second = node.inbox().accept("telegram", Inbound.text(2, 101, "halo")).orElseThrow();
      long started = System.nanoTime();
      node.queue(first, "satu");
      node.dispatcher().wake(first);
      waitFor(() -> channel.sent().size() == 1);
      waitFor(() -> node.statuses(first).equals(List.of("queued")));
      node.queue(second, "dua");
      node.dispatcher().wake(second);
      clock.advance(Duration.ofSeconds(2));
      waitFor(() -> channel.sent().size() == 3);
      long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
      assertTrue(waited > 1_900, "waited " + waited + " ms");
      waitFor(() -> node.statuses(first).equals(List.of("accepted")));
    }
  }

  @Test
  void closingWaitsForTheCallThatRunsAndBeginsNoOther() throws Exception {
    CountDownLatch calling = new CountDownLatch(1);
    channel.answer(
        (message, recipient) -> {
          calling.countDown();
          pause(300);
          return channel.accept();
        });
    TestNode node = TestNode.another(databases, clock, channel);
    long chat = node.inbox().accept("telegram", Inbound.text(1, 100, "halo")).orElseThrow();
    node.queue(chat, "satu", "dua", "tiga");
    node.dispatcher().wake(chat);
    assertTrue(calling.await(5, TimeUnit.SECONDS));
    node.close();
    assertEquals(List.of("accepted", "queued", "queued"), node.statuses(chat));
  }

  @Test
  void closingDoesNotWaitForTheLimiter() throws Exception {
    RecordingChannel slow =
        new RecordingChannel(
            "telegram",
            new Capabilities(4096, true, true, Optional.empty()),
            new SendLimits(100, 0.01, 1));
    TestNode node = TestNode.another(databases, clock, slow);
    long chat = node.inbox().accept("telegram", Inbound.text(1, 100, "halo")).orElseThrow();
    node.queue(chat, "satu", "dua");
    node.dispatcher().wake(chat);
    waitFor(() -> slow.sent().size() == 1);
    pause(50);
    long started = System.nanoTime();
    node.close();
    assertTrue(System.nanoTime() - started < TimeUnit.SECONDS.toNanos(60));
    assertEquals(List.of("accepted", "queued"), node.statuses(chat));
  }

  @Test
  void aProviderThatHangsHoldsUpNoOther() throws Exception {
    int customers = 300;
    CountDownLatch answers = new CountDownLatch(1);
    RecordingChannel hanging = RecordingChannel.whatsapp();
    hanging.answer(
        (message, recipient) -> {
          try {
            answers.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return hanging.accept();
        });
    try (TestNode node = TestNode.another(databases, clock, hanging, channel)) {
      List<Long> waiting = new ArrayList<>();
      for (int user = 0; user < customers; user++) {
        long chat =
            node.inbox().accept("whatsapp", Inbound.text(user, 100 + user, "halo")).orElseThrow();
        waiting.add(chat);
        node.queue(chat, "satu");
        node.dispatcher().wake(chat);
      }
      waitFor(() -> hanging.sent().size() == 64);
      long other = node.inbox().accept("telegram", Inbound.text(1, 99, "halo")).orElseThrow();
      node.queue(other, "satu", "dua");
      node.dispatcher().wake(other);
      waitFor(() -> node.statuses(other).equals(List.of("accepted", "accepted")));
      assertEquals(64, hanging.sent().size());
      answers.countDown();
      waitFor(
          () -> number("SELECT COUNT(*) FROM outbox WHERE status = 'accepted'") == customers + 2);
    }
    assertEquals(customers, hanging.sent().size());
  }

  @Test
  @Tag("timed")
  void manyChatsGetAsMuchAsTheProviderTakes() throws Exception {
    RecordingChannel limited =
        new RecordingChannel(
            "telegram",
            new Capabilities(4096, true, true, Optional.empty()),
            new SendLimits(40, 100, 10));
    try (TestNode node = TestNode.another(databases, clock, limited)) {
      node.dispatcher().start(true);
      for (int user = 0; user < 200; user++) {
        long chat =
            node.inbox().accept("telegram", Inbound.text(user, 100 + user, "halo")).orElseThrow();
        node.queue(chat, "satu");
        node.dispatcher().wake(chat);
      }
      long started = System.nanoTime();
      waitFor(() -> limited.sent().size() == 100);
      double seconds = (System.nanoTime() - started) / 1e9;
      waitFor(() -> number("SELECT COUNT(*) FROM outbox WHERE status = 'accepted'") == 200);
      double more = (System.nanoTime() - started) / 1e9 - seconds;
      assertTrue(more > 2.2 && more < 5, "100 more took " + more + " s at 40/s");
    }
  }

  @Test
  void whatWasLeftBehindIsFoundWithoutAWakeUp() throws Exception {
    TestNode stopped = new TestNode(databases, clock, channel);
    long chat = stopped.inbox().accept("telegram", Inbound.text(1, 100, "halo")).orElseThrow();
    stopped.queue(chat, "satu");
    try (TestNode node = TestNode.another(databases, clock, channel)) {
      node.dispatcher().start(true);
      waitFor(() -> node.statuses(chat).equals(List.of("accepted")));
    }
  }

  private static void waitFor(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean() && System.nanoTime() < until) {
      Thread.sleep(10);
    }
    assertTrue(condition.getAsBoolean());
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
