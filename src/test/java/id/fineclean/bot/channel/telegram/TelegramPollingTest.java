package id.fineclean.bot.channel.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.FakeProvider;
import id.fineclean.bot.channel.FakeProvider.Answer;
import id.fineclean.bot.channel.FakeProvider.Call;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Payloads;
import id.fineclean.bot.channel.Received;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelegramPollingTest {
  private static final Answer NOTHING =
      FakeProvider.late(
          Duration.ofMillis(20), FakeProvider.json(200, "{\"ok\":true,\"result\":[]}"));

  /// Fails as often as it is told to, then remembers what it gets.
  private static final class Store implements PollingSink {
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<String> stored = new CopyOnWriteArrayList<>();
    private final List<String> ignored = new CopyOnWriteArrayList<>();
    private final List<Long> numbers = new CopyOnWriteArrayList<>();

    @Override
    public void store(List<InboundMessage> messages) throws Exception {
      switch (failures.poll()) {
        case Exception failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> messages.forEach(message -> stored.add(message.deliveryId()));
      }
    }

    @Override
    public void ignored(Received.Ignored update) {
      ignored.add(update.kind());
      numbers.add(update.sequence().orElse(-1));
    }
  }

  private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
  private final FakeProvider telegram = new FakeProvider(this::answer);
  private final Store store = new Store();
  private final TelegramPolling polling =
      new TelegramPolling(
          TelegramChannelTest.settings(telegram.url(), TelegramSettings.Mode.POLLING),
          store,
          Duration.ofSeconds(1),
          new Pause(Duration.ofMillis(5), Duration.ofMillis(20)));

  @AfterEach
  void stop() {
    polling.close();
    telegram.close();
  }

  @Test
  void removesTheWebhookFirstAndKeepsWhatWaitsForIt() throws Exception {
    pollUntil(() -> fetches().size() >= 2);

    Call first = telegram.calls().getFirst();
    assertTrue(first.path().endsWith("/deleteWebhook"), first.path());
    assertFalse(TelegramChannelTest.json(first).path("drop_pending_updates").booleanValue());
    assertEquals(1, count("/deleteWebhook"));
  }

  @Test
  void asksForEveryKindOfUpdateItReads() throws Exception {
    pollUntil(() -> !fetches().isEmpty());

    assertEquals(
        "[\"message\",\"edited_message\",\"callback_query\",\"my_chat_member\"]",
        TelegramChannelTest.json(fetches().getFirst()).path("allowed_updates").toString());
  }

  @Test
  void confirmsUpdatesOnceTheyAreStored() throws Exception {
    script.add(updates("text", "callback"));
    pollUntil(() -> fetches().size() >= 3);

    assertEquals(List.of("update:910000101", "update:910000126"), store.stored);
    assertEquals(List.of(0L, 910000127L, 0L), offsets().subList(0, 3));
  }

  @Test
  void fetchesTheSameUpdatesAgainWhenTheyCannotBeStored() throws Exception {
    store.failures.add(new IllegalStateException("disk full"));
    store.failures.add(new java.io.IOException("disk full"));
    script.add(updates("text"));
    script.add(updates("text"));
    script.add(updates("text"));
    pollUntil(() -> fetches().size() >= 5);

    assertEquals(List.of("update:910000101"), store.stored);
    assertEquals(List.of(0L, 0L, 0L, 910000102L), offsets().subList(0, 4));
  }

  @Test
  void outlivesEvenAnErrorOfTheStore() throws Exception {
    store.failures.add(new AssertionError("a bug"));
    store.failures.add(new StackOverflowError());
    store.failures.add(new InterruptedException());
    for (int i = 0; i < 4; i++) {
      script.add(updates("text"));
    }
    pollUntil(() -> !store.stored.isEmpty());

    assertTrue(polling.isRunning());
    assertEquals(List.of("update:910000101"), store.stored);
  }

  @Test
  void outlivesWhateverTelegramAnswers() throws Exception {
    script.addAll(
        List.of(
            FakeProvider.html(502),
            FakeProvider.hangUp(),
            FakeProvider.json(200, ""),
            FakeProvider.json(200, "{\"ok\":true}"),
            FakeProvider.json(200, "{\"ok\":true,\"result\":{}}"),
            FakeProvider.json(200, "{\"ok\":true,\"result\":[null,7,{}]}"),
            FakeProvider.json(401, TelegramChannelTest.refusal(401, "Unauthorized", 0)),
            FakeProvider.json(500, TelegramChannelTest.refusal(500, "Internal", 0)),
            FakeProvider.breakOff("{\"ok\":true,\"result\":[{\"update_id\":5")));
    script.add(updates("text"));
    pollUntil(() -> !store.stored.isEmpty());

    assertEquals(List.of("update:910000101"), store.stored);
  }

  @Test
  void removesTheWebhookAgainWhenSomebodySetOne() throws Exception {
    script.add(
        FakeProvider.json(
            409,
            TelegramChannelTest.refusal(
                409, "Conflict: can't use getUpdates method while webhook is active", 0)));
    script.add(updates("text"));
    pollUntil(() -> !store.stored.isEmpty());

    assertEquals(2, count("/deleteWebhook"));
  }

  @Test
  void waitsAsLongAsTelegramSays() throws Exception {
    script.add(FakeProvider.json(429, TelegramChannelTest.refusal(429, "Too Many Requests", 1)));
    script.add(updates("text"));
    long started = System.nanoTime();
    pollUntil(() -> !store.stored.isEmpty());

    assertTrue(System.nanoTime() - started >= Duration.ofSeconds(1).toNanos());
  }

  @Test
  void stepsOverUpdatesThatNobodyHandles() throws Exception {
    script.add(updates("in-group", "other-update", "text"));
    pollUntil(() -> fetches().size() >= 2);

    assertEquals(List.of("group", "other_update"), store.ignored);
    assertEquals(List.of("update:910000101"), store.stored);
  }

  @Test
  void tellsTheNumberEvenOfWhatCannotBeRead() throws Exception {
    script.add(
        FakeProvider.json(
            200, "{\"ok\":true,\"result\":[{\"update_id\":910000900,\"message\":7}]}"));
    pollUntil(() -> fetches().size() >= 2);

    assertEquals(List.of("no_chat"), store.ignored);
    assertEquals(List.of(910000900L), store.numbers);
  }

  @Test
  void stopsWhileAFetchIsHeld() throws Exception {
    script.add(FakeProvider.late(Duration.ofMinutes(5), NOTHING));
    pollUntil(() -> !fetches().isEmpty());

    assertTimeoutPreemptively(Duration.ofMinutes(1), polling::close);

    assertFalse(polling.isRunning());
  }

  private void pollUntil(BooleanSupplier done) throws InterruptedException {
    polling.start();
    for (int i = 0; i < 3_000 && !done.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertTrue(done.getAsBoolean(), "happened within thirty seconds");
  }

  private void answer(com.sun.net.httpserver.HttpExchange exchange, Call call)
      throws java.io.IOException {
    Answer next =
        isFetch(call) ? script.poll() : FakeProvider.json(200, "{\"ok\":true,\"result\":true}");
    (next == null ? NOTHING : next).to(exchange, call);
  }

  private static boolean isFetch(Call call) {
    return call.path().endsWith("/getUpdates");
  }

  private List<Call> fetches() {
    return telegram.calls().stream().filter(TelegramPollingTest::isFetch).toList();
  }

  private List<Long> offsets() {
    return fetches().stream()
        .map(call -> TelegramChannelTest.json(call).path("offset").longValue())
        .toList();
  }

  private long count(String method) {
    return telegram.calls().stream().filter(call -> call.path().endsWith(method)).count();
  }

  private static Answer updates(String... payloads) {
    return FakeProvider.json(
        200,
        Arrays.stream(payloads)
            .map(name -> Payloads.read("telegram/" + name + ".json"))
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .collect(Collectors.joining(",", "{\"ok\":true,\"result\":[", "]}")));
  }
}
