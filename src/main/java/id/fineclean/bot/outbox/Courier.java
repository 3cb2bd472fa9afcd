package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.contact.Contacts;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.MissingKeyException;
import id.fineclean.bot.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Makes one attempt to send one message, and writes down what became of it (guarantee G4).
// Thread-safe, but a
/// conversation must be served by one thread at a time.
public final class Courier {
  /// The 24 hours are counted by the provider's clock; ours may be a little behind.
  private static final Duration WINDOW_MARGIN = Duration.ofMinutes(1);

  private final OutboxStore store;
  private final Contacts contacts;
  private final Vault vault;
  private final BlindIndex index;
  private final Map<String, Channel> channels;
  private final RetryPolicy retries;
  private final InstantSource clock;
  private final Telemetry telemetry;
  private final String node = UUID.randomUUID().toString();

  Courier(
      OutboxStore store,
      Contacts contacts,
      Vault vault,
      BlindIndex index,
      Map<String, Channel> channels,
      RetryPolicy retries,
      InstantSource clock,
      Telemetry telemetry) {
    this.store = store;
    this.contacts = contacts;
    this.vault = vault;
    this.index = index;
    this.channels = Map.copyOf(channels);
    this.retries = retries;
    this.clock = clock;
    this.telemetry = telemetry;
  }

  /// What to do next about a conversation.
  sealed interface Next {
    /// Look again at once: something was settled.
    record Again() implements Next {}

    /// Nothing is waiting, or another node is busy with it.
    record Idle() implements Next {}

    /// Nothing can be done before this moment.
    record At(Instant when) implements Next {}

    /// The provider wants a pause from all of the channel.
    record Pause(String channel, Duration pause) implements Next {}
  }

  /// Which channel the next message of a conversation goes to, if one can be tried now.
  Optional<QueuedMessage> due(long conversationId) {
    return store.head(conversationId).filter(head -> head.status().equals("queued"));
  }

  /// Tries to send a message that was due.
  Next attempt(QueuedMessage due) {
    if (due.nextAttempt().isAfter(clock.instant())) {
      return new Next.At(due.nextAttempt());
    }
    Channel channel = channels.get(due.channel());
    if (channel == null) {
      // The channel is not configured now; it may be again.
      return new Next.Idle();
    }
    Optional<QueuedMessage> claimed = store.claim(due.id(), node, clock.instant());
    return claimed.isPresent() ? send(claimed.get(), channel) : new Next.Again();
  }

  private Next send(QueuedMessage message, Channel channel) {
    if (message.unreachable().isPresent()) {
      telemetry.send(message.channel(), "unreachable");
      store.settle(message.id(), "undeliverable", message.unreachable().get(), clock.instant());
      return new Next.Again();
    }
    try {
      OutboundMessage content =
          Json.read(
              vault.decrypt(message.customerId(), Outbox.PAYLOAD_FIELD, message.payload()),
              OutboundMessage.class);
      String address = contacts.address(message.customerId(), message.address());
      return settle(
          message, channel.send(content, new Recipient(address, windowOpen(message, channel))));
    } catch (MissingKeyException erased) {
      store.settle(message.id(), "withdrawn", "customer erased", clock.instant());
      return new Next.Again();
    }
  }

  private boolean windowOpen(QueuedMessage message, Channel channel) {
    Optional<Duration> window = channel.capabilities().replyWindow();
    if (window.isEmpty()) {
      return true;
    }
    Instant until =
        message.lastInbound().orElse(Instant.EPOCH).plus(window.get()).minus(WINDOW_MARGIN);
    return clock.instant().isBefore(until);
  }

  private Next settle(QueuedMessage message, DeliveryResult result) {
    telemetry.send(message.channel(), result.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    Instant now = clock.instant();
    switch (result) {
      case DeliveryResult.Accepted accepted -> accept(message, accepted.messageId());
      case DeliveryResult.Throttled throttled -> {
        store.requeue(message.id(), "throttled", now.plus(throttled.pause()), false);
        return throttled.wholeChannel()
            ? new Next.Pause(message.channel(), throttled.pause())
            : new Next.At(now.plus(throttled.pause()));
      }
      case DeliveryResult.NotSent notSent -> {
        return retry(message, notSent.reason());
      }
      case DeliveryResult.Undeliverable lost -> {
        String cause = lost.cause().name().toLowerCase(Locale.ROOT);
        store.settle(message.id(), "undeliverable", cause + ":" + lost.code(), now);
        if (lost.cause().customerUnreachable()) {
          store.unreachable(message.id(), cause);
        }
      }
      case DeliveryResult.Unknown unknown ->
          store.settle(message.id(), "maybe_sent", unknown.reason(), now);
    }
    return new Next.Again();
  }

  private void accept(QueuedMessage message, String providerId) {
    store.accepted(
        message,
        index.of(Deliveries.LOOKUP, message.channel() + ":" + providerId),
        vault.encrypt(message.customerId(), "outbox.provider_id", providerId),
        clock.instant());
  }

  private Next retry(QueuedMessage message, String reason) {
    Optional<Instant> next = retries.next(message.createdAt(), message.attempts(), clock.instant());
    if (next.isEmpty()) {
      store.settle(message.id(), "dead", reason, clock.instant());
      return new Next.Again();
    }
    store.requeue(message.id(), reason, next.get(), true);
    return new Next.At(next.get());
  }
}
