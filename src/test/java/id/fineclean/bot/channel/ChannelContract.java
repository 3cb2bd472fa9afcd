package id.fineclean.bot.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.channel.DeliveryResult.Accepted;
import id.fineclean.bot.channel.DeliveryResult.NotSent;
import id.fineclean.bot.channel.DeliveryResult.Throttled;
import id.fineclean.bot.channel.DeliveryResult.Unknown;
import id.fineclean.bot.channel.OutboundMessage.Choice;
import id.fineclean.bot.channel.OutboundMessage.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every channel with a provider behind it keeps to. A channel's own test class extends this
/// and tells how its provider answers.
public abstract class ChannelContract {
  /// How long a channel under test waits for an answer.
  protected static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);

  private static final Duration SLOW = Duration.ofSeconds(3);

  protected final FakeProvider provider = new FakeProvider(FakeProvider.hangUp());
  private Channel channel;

  @BeforeEach
  void startChannel() {
    channel = channel(provider.url());
    provider.answer(accepting());
  }

  @AfterEach
  void stopProvider() {
    provider.close();
  }

  /// With [#CALL_TIMEOUT] for calls and nothing that waits longer.
  protected abstract Channel channel(URI apiUrl);

  /// Takes every message, each under an id of its own.
  protected abstract FakeProvider.Answer accepting();

  /// Wants a pause.
  protected abstract FakeProvider.Answer throttling();

  protected abstract Recipient recipient();

  /// Whether a call carried a message, as against asking for something.
  protected abstract boolean isSending(FakeProvider.Call call);

  /// A request of the provider's that brings a message, proof included.
  protected abstract WebhookRequest genuineRequest();

  @Test
  void hasANameThatCanBeStored() {
    assertTrue(channel.id().matches("[a-z]{3,20}"), channel.id());
    assertEquals(channel.id(), channel(provider.url()).id());
  }

  @Test
  void listensOnPathsOfItsOwn() {
    Set<String> paths = new HashSet<>();
    for (Webhook webhook : channel.webhooks()) {
      assertTrue(webhook.path().matches("/webhooks/[a-z/]+"), webhook.path());
      assertTrue(paths.add(webhook.path()), webhook.path());
    }
  }

  @Test
  void readsAGenuineRequest() {
    assertInstanceOf(Received.Messages.class, receive(genuineRequest()));
  }

  @Test
  void readsTheSameRequestTwiceAlike() {
    assertEquals(receive(genuineRequest()), receive(genuineRequest()));
  }

  @Test
  void refusesARequestWithoutProof() {
    WebhookRequest genuine = genuineRequest();

    for (Webhook webhook : channel.webhooks()) {
      assertEquals(
          new Received.Forged(),
          webhook.receive(new WebhookRequest(webhook.path(), Map.of(), genuine.body())));
    }
  }

  @Test
  void refusesARequestWithAChangedProof() {
    WebhookRequest genuine = genuineRequest();
    Map<String, String> headers = new ConcurrentHashMap<>(genuine.headers());
    headers.replaceAll((_, proof) -> proof.substring(1) + "x");

    assertEquals(
        new Received.Forged(),
        receive(new WebhookRequest(genuine.pathAndQuery(), headers, genuine.body())));
  }

  @Test
  void handsOverATextUnchanged() {
    String text = "Baik kak 🙏 <b>10%</b> & \"dua\" \\n\nbaris_kedua *";

    assertInstanceOf(Accepted.class, channel.send(OutboundMessage.of(text), recipient()));
    assertTrue(sent(provider.calls().getFirst()).contains(text), "the text as it was written");
  }

  /// The text a call carried, decoded.
  protected abstract String sent(FakeProvider.Call call);

  @Test
  void handsOverALongestText() {
    OutboundMessage longest = OutboundMessage.of("é".repeat(channel.capabilities().maxText()));

    assertInstanceOf(Accepted.class, channel.send(longest, recipient()));
  }

  @Test
  void handsOverWhatItSaysItCan() {
    Capabilities can = channel.capabilities();
    List<Choice> choices =
        can.buttons()
            ? List.of(new Choice("c:1", "Jam 09.00"), new Choice("c:2", "Jam 10.00"))
            : List.of();
    for (Request request : can.requests() ? Request.values() : new Request[] {Request.NONE}) {
      OutboundMessage message =
          new OutboundMessage("Jam berapa?", choices, request, Optional.empty());
      assertInstanceOf(Accepted.class, channel.send(message, recipient()));
    }
  }

  @Test
  void sendsManyMessagesAtOnce() throws Exception {
    AtomicInteger together = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    FakeProvider.Answer accepting = FakeProvider.late(Duration.ofMillis(200), accepting());
    provider.answer(
        (exchange, call) -> {
          most.accumulateAndGet(together.incrementAndGet(), Math::max);
          accepting.to(exchange, call);
          together.decrementAndGet();
        });
    Callable<DeliveryResult> send = () -> channel.send(OutboundMessage.of("halo"), recipient());

    Set<String> ids = new HashSet<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<DeliveryResult> result : threads.invokeAll(Collections.nCopies(100, send))) {
        ids.add(assertInstanceOf(Accepted.class, result.get()).messageId());
      }
    }

    assertEquals(100, ids.size(), "one id for each message");
    // HTTP clients like to allow five calls to one host.
    assertTrue(most.get() >= 10, "not in turns of a few: " + most);
  }

  @Test
  void saysNotSentWhereNobodyListens() {
    URI nobody;
    try (FakeProvider gone = new FakeProvider(FakeProvider.hangUp())) {
      nobody = gone.url();
    }

    assertInstanceOf(NotSent.class, channel(nobody).send(OutboundMessage.of("halo"), recipient()));
  }

  @Test
  void saysUnknownWhereNoAnswerComesInTime() {
    provider.answer(FakeProvider.late(SLOW, accepting()));

    assertInstanceOf(Unknown.class, send());
    assertSentOnce();
  }

  @Test
  void saysUnknownWhereTheConnectionBreaks() {
    provider.answer(FakeProvider.hangUp());

    assertInstanceOf(Unknown.class, send());
    assertSentOnce();
  }

  @Test
  void saysUnknownWhereAKeptConnectionBreaks() {
    assertInstanceOf(Accepted.class, send());
    provider.answer(FakeProvider.hangUp());

    assertInstanceOf(Unknown.class, send());
    assertEquals(2, sendings());
  }

  @Test
  void saysUnknownWhereASuccessBreaksOff() {
    provider.answer(FakeProvider.breakOff("{\"ok\":true,\"sid\":\"SM"));

    assertInstanceOf(Unknown.class, send());
    assertSentOnce();
  }

  @Test
  void saysUnknownWhereASuccessCannotBeRead() {
    provider.answer(FakeProvider.json(200, "{\"surprise\":[]}"));

    assertInstanceOf(Unknown.class, send());
    assertSentOnce();
  }

  @Test
  void saysUnknownWhereAGatewayGotNoAnswer() {
    provider.answer(FakeProvider.html(504));

    assertInstanceOf(Unknown.class, send());
    assertSentOnce();
  }

  @Test
  void neverRepeatsACallByItself() {
    for (int status : new int[] {301, 307, 308, 401, 407, 408, 421, 429, 500, 502, 503, 504}) {
      int before = sendings();
      provider.answer(
          (exchange, call) -> {
            exchange.getResponseHeaders().add("Retry-After", "0");
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
            exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"x\"");
            FakeProvider.respond(exchange, status, "text/plain", "no");
          });
      assertFalse(send() instanceof Accepted, "status " + status);
      assertEquals(before + 1, sendings(), "status " + status);
    }
  }

  @Test
  void passesOnThatTheProviderWantsAPause() {
    provider.answer(throttling());

    Throttled throttled = assertInstanceOf(Throttled.class, send());
    assertNotEquals(Duration.ZERO, throttled.pause());
    assertSentOnce();
  }

  @Test
  void acknowledgesTapsWithoutEverFailingOrWaiting() {
    provider.answer(FakeProvider.late(SLOW, FakeProvider.hangUp()));

    // If each waited for its answer, they would take a quarter of an hour.
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          for (int i = 0; i < 500; i++) {
            channel.acknowledgeTap("tap-" + i);
          }
          channel.acknowledgeTap("");
        });
  }

  @Test
  void neverThrowsWhateverAWebhookGets() {
    byte[] odd = "\u0000{&=%%%=\uFFFF".getBytes(StandardCharsets.UTF_16);
    WebhookRequest genuine = genuineRequest();
    for (Webhook webhook : channel.webhooks()) {
      webhook.receive(new WebhookRequest("", Map.of(), new byte[0]));
      webhook.receive(new WebhookRequest("/?%", genuine.headers(), odd));
      webhook.receive(new WebhookRequest(webhook.path(), genuine.headers(), odd));
    }
  }

  protected final DeliveryResult send() {
    return send(OutboundMessage.of("Jam berapa?"));
  }

  protected final DeliveryResult send(OutboundMessage message) {
    return channel.send(message, recipient());
  }

  protected final void assertSentOnce() {
    assertEquals(1, sendings(), "calls that carried the message");
  }

  private int sendings() {
    return (int) provider.calls().stream().filter(this::isSending).count();
  }

  private Received receive(WebhookRequest request) {
    String path = request.pathAndQuery().split("\\?", 2)[0];
    return channel.webhooks().stream()
        .filter(webhook -> webhook.path().equals(path))
        .findFirst()
        .orElseThrow()
        .receive(request);
  }
}
