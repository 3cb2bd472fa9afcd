package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.contact.Contacts;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.telemetry.Wordless;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.MissingKeyException;
import id.fineclean.bot.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one attempt to send one message, and writes down what became of it (guarantee G4).
/// Thread-safe, but a conversation must be served by one thread at a time.
final class OutboxSender {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
  private static final int MOST_RECORDINGS = 5;

  private final OutboxStore store;
  private final Contacts contacts;
  private final Vault vault;
  private final BlindIndex index;
  private final Map<String, Channel> channels;
  private final RetryPolicy retries;
  private final InstantSource clock;
  private final Telemetry telemetry;
  private final String node = UUID.randomUUID().toString();

  OutboxSender(
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

    /// Send this; it waited behind what was settled just now.
    record Due(QueuedMessage message) implements Next {}

    /// Nothing is waiting, or another node is busy with it.
    record Idle() implements Next {}

    /// Nothing can be done before this moment.
    record At(Instant when) implements Next {}

    /// The provider wants a pause from all of the channel.
    record Pause(String channel, Duration pause) implements Next {}
  }

  /// The next message of a conversation, if one can be tried now.
  Next next(long conversationId) {
    return next(store.head(conversationId));
  }

  private static Next next(Optional<QueuedMessage> head) {
    return head.filter(message -> message.status() == Status.QUEUED)
        .<Next>map(Next.Due::new)
        .orElseGet(Next.Idle::new);
  }

  /// Tries to send a message that was due.
  Next attempt(QueuedMessage due) {
    if (due.nextAttempt().isAfter(clock.instant())) {
      return new Next.At(due.nextAttempt());
    }
    Channel channel = channels.get(due.channel());
    if (channel == null) {
      return putAside(due);
    }
    Optional<QueuedMessage> claimed = store.claim(due.id(), node, clock.instant());
    return claimed.isPresent() ? send(claimed.get(), channel) : new Next.Again();
  }

  /// The channel is not configured now; it may be again.
  private Next putAside(QueuedMessage message) {
    Optional<Instant> next =
        retries.within(message.queuedAt(), clock.instant().plus(retries.longest()));
    if (next.isEmpty()) {
      store.settle(message.id(), Status.DEAD, "channel_off", clock.instant());
      return new Next.Again();
    }
    store.postpone(message.id(), "channel_off", next.get());
    return new Next.At(next.get());
  }

  private Next send(QueuedMessage message, Channel channel) {
    if (message.conversation().unreachable().isPresent()) {
      telemetry.send(message.channel(), "unreachable");
      return settled(
          message, Status.UNDELIVERABLE, message.conversation().unreachable().get().id());
    }
    OutboundMessage content;
    String address;
    try {
      content =
          Json.read(
              vault.decrypt(message.customerId(), Outbox.PAYLOAD_FIELD, message.payload()),
              OutboundMessage.class);
      address = contacts.address(message.conversation());
    } catch (MissingKeyException erased) {
      return settled(message, Status.WITHDRAWN, "customer_erased");
    } catch (StorageUnavailableException e) {
      return retry(message, "keys_unavailable");
    } catch (IllegalStateException damaged) {
      LOG.error("message {} cannot be read", message.id(), Wordless.of(damaged));
      return settled(message, Status.DEAD, "unreadable");
    }
    Recipient recipient = new Recipient(address, windowOpen(message, channel));
    return settle(message, call(channel, content, recipient));
  }

  private static DeliveryResult call(
      Channel channel, OutboundMessage content, Recipient recipient) {
    try {
      return channel.send(content, recipient);
    } catch (RuntimeException againstItsPromise) {
      LOG.error("channel {} failed", channel.id(), Wordless.of(againstItsPromise));
      return new DeliveryResult.Unknown("failure");
    }
  }

  private boolean windowOpen(QueuedMessage message, Channel channel) {
    Optional<Duration> window = channel.capabilities().replyWindow();
    if (window.isEmpty()) {
      return true;
    }
    Instant until = message.conversation().lastInbound().orElse(Instant.EPOCH).plus(window.get());
    return clock.instant().isBefore(until);
  }

  private Next settle(QueuedMessage message, DeliveryResult result) {
    telemetry.send(message.channel(), outcome(result));
    return switch (result) {
      case DeliveryResult.Accepted accepted -> accept(message, accepted.messageId());
      case DeliveryResult.Throttled throttled -> throttle(message, throttled);
      case DeliveryResult.NotSent notSent -> retry(message, notSent.reason());
      case DeliveryResult.Undeliverable lost -> lose(message, lost);
      case DeliveryResult.Unknown unknown -> settled(message, Status.MAYBE_SENT, unknown.reason());
    };
  }

  private static String outcome(DeliveryResult result) {
    return switch (result) {
      case DeliveryResult.Accepted _ -> "accepted";
      case DeliveryResult.Throttled _ -> "throttled";
      case DeliveryResult.NotSent _ -> "not_sent";
      case DeliveryResult.Undeliverable _ -> "undeliverable";
      case DeliveryResult.Unknown _ -> "maybe_sent";
    };
  }

  private Next accept(QueuedMessage message, String providerId) {
    byte[] lookup = index.of(Deliveries.LOOKUP, message.channel() + ":" + providerId);
    byte[] id;
    try {
      id = vault.encrypt(message.customerId(), "outbox.provider_id", providerId);
    } catch (MissingKeyException erasedMeanwhile) {
      return settled(message, Status.WITHDRAWN, "customer_erased");
    }
    return next(record(() -> store.accepted(message, lookup, id, clock.instant())));
  }

  private Next throttle(QueuedMessage message, DeliveryResult.Throttled throttled) {
    Instant until = clock.instant().plus(throttled.pause());
    if (retries.within(message.queuedAt(), until).isEmpty()) {
      settled(message, Status.DEAD, "throttled");
    } else {
      var _ = record(() -> store.requeue(message.id(), "throttled", until, false));
    }
    return throttled.wholeChannel()
        ? new Next.Pause(message.channel(), throttled.pause())
        : new Next.At(until);
  }

  private Next lose(QueuedMessage message, DeliveryResult.Undeliverable lost) {
    String reason = lost.cause().id() + ":" + lost.code();
    if (!lost.cause().customerUnreachable()) {
      return settled(message, Status.UNDELIVERABLE, reason);
    }
    var _ = record(() -> store.unreachable(message, reason, lost.cause(), clock.instant()));
    return new Next.Again();
  }

  private Next retry(QueuedMessage message, String reason) {
    Optional<Instant> next = retries.next(message.queuedAt(), message.attempts(), clock.instant());
    if (next.isEmpty()) {
      return settled(message, Status.DEAD, reason);
    }
    var _ = record(() -> store.requeue(message.id(), reason, next.get(), true));
    return new Next.At(next.get());
  }

  private Next settled(QueuedMessage message, Status status, String reason) {
    var _ = record(() -> store.settle(message.id(), status, reason, clock.instant()));
    return new Next.Again();
  }

  /// After the call only this process knows its result, so a brief database outage must not lose
  /// it.
  private static <T> T record(Supplier<T> move) {
    for (int attempt = 1; ; attempt++) {
      try {
        return move.get();
      } catch (StorageUnavailableException e) {
        if (attempt == MOST_RECORDINGS || !rested(attempt)) {
          throw e;
        }
      }
    }
  }

  private static boolean rested(int seconds) {
    try {
      Thread.sleep(Duration.ofSeconds(seconds));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
