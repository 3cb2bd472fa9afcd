package id.fineclean.bot.testing;

import id.fineclean.bot.channel.Capabilities;
import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.Doubt;
import id.fineclean.bot.channel.Lookup;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.channel.SendLimits;
import id.fineclean.bot.channel.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A channel whose provider is a script: it answers with the results it was given, one a call, and
/// takes everything once they are used up. Thread-safe.
public final class RecordingChannel implements Channel {
  private final String id;
  private final Capabilities capabilities;
  private final SendLimits limits;
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<DeliveryResult> script = new ConcurrentLinkedQueue<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private volatile Provider provider = this::followScript;
  private volatile Function<Doubt, Lookup> list = doubt -> new Lookup.NotKept();

  public RecordingChannel(String id, Capabilities capabilities, SendLimits limits) {
    this.id = id;
    this.capabilities = capabilities;
    this.limits = limits;
  }

  /// With buttons, without a reply window or limits worth the name.
  public static RecordingChannel telegram() {
    return new RecordingChannel(
        "telegram",
        new Capabilities(4096, true, true, Optional.empty()),
        new SendLimits(100_000, 100_000, 1_000));
  }

  /// Without buttons, with a reply window of a day.
  public static RecordingChannel whatsapp() {
    return new RecordingChannel(
        "whatsapp",
        new Capabilities(1600, false, false, Optional.of(Duration.ofHours(24))),
        new SendLimits(100_000, 100_000, 1_000));
  }

  /// A call to the provider.
  public record Sent(String address, String text, OutboundMessage message, boolean windowOpen) {}

  /// What answers instead of the script.
  public interface Provider extends BiFunction<OutboundMessage, Recipient, DeliveryResult> {}

  /// Adds answers for the next calls.
  public RecordingChannel then(DeliveryResult... results) {
    script.addAll(List.of(results));
    return this;
  }

  /// Lets a test answer by itself, for instance slowly.
  public void answer(Provider other) {
    this.provider = other;
  }

  /// Lets a test say which messages the provider has.
  public void keeps(Function<Doubt, Lookup> list) {
    this.list = list;
  }

  @Override
  public Lookup find(Doubt doubt) {
    return list.apply(doubt);
  }

  /// Every call made, in order.
  public List<Sent> sent() {
    return List.copyOf(sent);
  }

  /// The texts of every call made, in order.
  public List<String> texts() {
    return sent.stream().map(Sent::text).toList();
  }

  /// Forgets the calls made so far.
  public void forget() {
    sent.clear();
  }

  /// Takes the message, under an id of its own.
  public DeliveryResult.Accepted accept() {
    return new DeliveryResult.Accepted("provider-" + accepted.incrementAndGet());
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public SendLimits limits() {
    return limits;
  }

  @Override
  public List<Webhook> webhooks() {
    return List.of();
  }

  @Override
  public DeliveryResult send(OutboundMessage message, Recipient recipient) {
    sent.add(new Sent(recipient.address(), message.text(), message, recipient.windowOpen()));
    return provider.apply(message, recipient);
  }

  private DeliveryResult followScript(OutboundMessage message, Recipient recipient) {
    DeliveryResult next = script.poll();
    return next == null ? accept() : next;
  }
}
