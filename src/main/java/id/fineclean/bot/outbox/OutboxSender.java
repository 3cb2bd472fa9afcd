package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.DeliveryResult;
import id.fineclean.bot.channel.Doubt;
import id.fineclean.bot.channel.Lookup;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.channel.Recipient;
import id.fineclean.bot.contact.ContactDirectory;
import id.fineclean.bot.contact.Conversation;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes one attempt to send one message, and writes down what became of it (guarantee G4).
/// Thread-safe, but a conversation must be served by one thread at a time.
final class OutboxSender {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

  /// A pause of the provider's that is longer is asked for again.
  static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /// When a provider that could not tell whether it has a message is asked again.
  static final List<Duration> LOOK_AGAIN =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(120));

  /// A provider may still be at work on a request whose sender has gone, and a message that was
  /// just taken may be listed a moment later.
  private static final Duration TAKING = Duration.ofSeconds(5);

  private static final int MOST_RESTS = 5;

  private final OutboxStore store;
  private final ContactDirectory contacts;
  private final Vault vault;
  private final BlindIndex index;
  private final Map<String, Channel> channels;
  private final RetryPolicy retries;
  private final Gate gate;
  private final InstantSource clock;
  private final Telemetry telemetry;
  private final String node = UUID.randomUUID().toString();

  /// Messages that this process claims, sends, or knows the result of and has not recorded yet.
  private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

  private volatile boolean closing;

  OutboxSender(
      OutboxStore store,
      ContactDirectory contacts,
      Vault vault,
      BlindIndex index,
      Map<String, Channel> channels,
      RetryPolicy retries,
      Gate gate,
      InstantSource clock,
      Telemetry telemetry) {
    this.store = store;
    this.contacts = contacts;
    this.vault = vault;
    this.index = index;
    this.channels = Map.copyOf(channels);
    this.retries = retries;
    this.gate = gate;
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

  /// What an attempt showed of the provider.
  enum Line {
    /// It answered as it should.
    WORKS,
    /// It could not be reached, failed itself, or does not know us.
    FAILS,
    /// It was not asked.
    UNKNOWN
  }

  /// @param reason a short code where the line fails
  record Outcome(Next next, Line line, String reason) {
    private static Outcome of(Next next) {
      return new Outcome(next, Line.UNKNOWN, "");
    }
  }

  /// The name under which this process claims messages.
  String node() {
    return node;
  }

  /// Results that cannot be recorded are given up soon from now on.
  void close() {
    closing = true;
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

  /// Puts messages back that this process claimed without beginning to send them, as when the
  /// connection breaks in the commit of the claim.
  void putBackUnbegun() {
    for (long id : store.claimedBy(node)) {
      if (underWay.add(id)) {
        try {
          store.requeue(id, "claim_broken", clock.instant(), false);
        } finally {
          underWay.remove(id);
        }
      }
    }
  }

  /// Tries to send a message that was due.
  Outcome attempt(QueuedMessage due) {
    if (due.nextAttempt().isAfter(clock.instant())) {
      return Outcome.of(new Next.At(due.nextAttempt()));
    }
    Channel channel = channels.get(due.channel());
    if (channel == null) {
      return Outcome.of(putAside(due));
    }
    if (!underWay.add(due.id())) {
      return Outcome.of(new Next.Idle());
    }
    try {
      return attempt(due, channel);
    } finally {
      underWay.remove(due.id());
    }
  }

  /// The channel is not configured now; it may be again.
  private Next putAside(QueuedMessage message) {
    return postpone(
        message,
        "channel_off",
        retries.within(message.queuedAt(), clock.instant().plus(retries.longest())));
  }

  private Next postpone(QueuedMessage message, String reason, Optional<Instant> next) {
    if (next.isEmpty()) {
      store.settle(message.id(), doubtful(message, Status.DEAD), reason, clock.instant());
      return new Next.Again();
    }
    store.postpone(message.id(), reason, next.get());
    return new Next.At(next.get());
  }

  /// What may have gone out is not called dead.
  private static Status doubtful(QueuedMessage message, Status otherwise) {
    return message.doubt().isPresent() ? Status.MAYBE_SENT : otherwise;
  }

  private Outcome attempt(QueuedMessage message, Channel channel) {
    OutboundMessage content;
    String address;
    try {
      content =
          Json.read(
              vault.decrypt(
                  message.customerId(),
                  Outbox.place(message.conversation(), message.origin()),
                  message.payload()),
              OutboundMessage.class);
      address = contacts.address(message.conversation());
    } catch (MissingKeyException erased) {
      return Outcome.of(settled(message, Status.WITHDRAWN, "customer_erased"));
    } catch (StorageUnavailableException e) {
      return Outcome.of(
          postpone(
              message,
              "keys_unavailable",
              retries.next(message.queuedAt(), message.attempts() + 1, clock.instant())));
    } catch (IllegalStateException damaged) {
      LOG.error("message {} cannot be read", message.id(), Wordless.of(damaged));
      return Outcome.of(settled(message, doubtful(message, Status.DEAD), "unreadable"));
    }
    Letter letter = new Letter(message, content, address);
    return message.doubt().isPresent()
        ? settleDoubt(letter, channel)
        : send(letter, channel, false);
  }

  /// A message that can be read.
  private record Letter(QueuedMessage message, OutboundMessage content, String address) {}

  /// An earlier attempt may have gone out: the provider is asked, where it can tell.
  private Outcome settleDoubt(Letter letter, Channel channel) {
    QueuedMessage message = letter.message;
    Duration age =
        Duration.between(message.since().orElse(message.queuedAt()), clock.instant()).abs();
    return switch (find(letter, channel, age)) {
      case Lookup.Found found -> {
        telemetry.doubt(message.channel(), "found");
        yield new Outcome(accept(message, found.messageId()), Line.WORKS, "");
      }
      case Lookup.Absent _ when age.compareTo(TAKING) < 0 ->
          Outcome.of(lookAgain(message, clock.instant().plus(TAKING).minus(age)));
      case Lookup.Absent _ -> {
        telemetry.doubt(message.channel(), "absent");
        yield send(letter, channel, false);
      }
      case Lookup.Unclear _ when message.lookups() < LOOK_AGAIN.size() ->
          Outcome.of(lookAgain(message, clock.instant().plus(LOOK_AGAIN.get(message.lookups()))));
      case Lookup.Unclear _, Lookup.NotKept _ -> repeat(letter, channel);
    };
  }

  /// Nobody can tell, so the customer rather gets it twice; but not three times.
  private Outcome repeat(Letter letter, Channel channel) {
    QueuedMessage message = letter.message;
    if (message.repeats() > 0) {
      return Outcome.of(settled(message, Status.MAYBE_SENT, message.doubt().orElseThrow()));
    }
    telemetry.doubt(message.channel(), "repeated");
    return send(letter, channel, true);
  }

  private Lookup find(Letter letter, Channel channel, Duration age) {
    boolean windowOpen = letter.message.form().filter(form -> form == Form.TEMPLATE).isEmpty();
    Doubt doubt =
        new Doubt(
            letter.content,
            new Recipient(letter.address, windowOpen),
            age,
            id -> store.isKnown(lookup(letter.message, id)));
    try {
      Lookup lookup = timed(channel, "find", () -> channel.find(doubt));
      if (lookup instanceof Lookup.Unclear(String reason)) {
        telemetry.providerError(channel.id(), reason);
      }
      return lookup;
    } catch (StorageUnavailableException e) {
      return new Lookup.Unclear("database");
    }
  }

  private byte[] lookup(QueuedMessage message, String providerId) {
    return index.of(Deliveries.LOOKUP, message.channel() + ":" + providerId);
  }

  private Next lookAgain(QueuedMessage message, Instant when) {
    if (retries.within(message.queuedAt(), when).isEmpty()) {
      return settled(message, Status.MAYBE_SENT, message.doubt().orElseThrow());
    }
    store.lookedUp(message.id(), when);
    return new Next.At(when);
  }

  /// @param repeat whether an earlier attempt may have gone out
  private Outcome send(Letter letter, Channel channel, boolean repeat) {
    QueuedMessage message = letter.message;
    OutboxStore.Attempt attempt =
        new OutboxStore.Attempt(message, now -> form(letter.content, now, channel), repeat);
    return switch (store.claim(attempt, node, gate, clock.instant())) {
      case OutboxStore.Claim.Lost _ -> Outcome.of(new Next.Again());
      case OutboxStore.Claim.Refused refused -> {
        telemetry.send(message.channel(), "refused");
        yield Outcome.of(next(refused.next()));
      }
      case OutboxStore.Claim.Taken(Form form) -> {
        Recipient recipient = new Recipient(letter.address, form != Form.TEMPLATE);
        yield settle(message, call(channel, letter.content, recipient), clock.instant());
      }
    };
  }

  private <T> T timed(Channel channel, String call, Supplier<T> work) {
    long started = System.nanoTime();
    try {
      return work.get();
    } finally {
      telemetry.providerCall(channel.id(), call, (System.nanoTime() - started) / 1e9);
    }
  }

  private DeliveryResult call(Channel channel, OutboundMessage content, Recipient recipient) {
    try {
      return timed(channel, "send", () -> channel.send(content, recipient));
    } catch (RuntimeException againstItsPromise) {
      LOG.error("channel {} failed", channel.id(), Wordless.of(againstItsPromise));
      return new DeliveryResult.Unknown("failure");
    }
  }

  private Optional<Form> form(OutboundMessage content, Conversation conversation, Channel channel) {
    return Optional.of(Form.of(content, windowOpen(conversation, channel)))
        .filter(form -> form != Form.TEMPLATE || content.template().isPresent());
  }

  private boolean windowOpen(Conversation conversation, Channel channel) {
    Instant heard = conversation.lastInbound().orElse(Instant.EPOCH);
    return channel
        .capabilities()
        .replyWindow()
        .map(window -> clock.instant().isBefore(heard.plus(window)))
        .orElse(true);
  }

  private Outcome settle(QueuedMessage message, DeliveryResult result, Instant ended) {
    telemetry.send(message.channel(), outcome(result));
    error(result).ifPresent(code -> telemetry.providerError(message.channel(), code));
    return switch (result) {
      case DeliveryResult.Accepted accepted -> works(accept(message, accepted.messageId()));
      case DeliveryResult.Throttled throttled -> works(throttle(message, throttled));
      case DeliveryResult.Undeliverable lost -> works(lose(message, lost));
      case DeliveryResult.NotSent notSent ->
          new Outcome(retry(message, notSent.reason()), Line.FAILS, notSent.reason());
      case DeliveryResult.Unknown unknown ->
          new Outcome(doubt(message, unknown.reason(), ended), Line.FAILS, unknown.reason());
    };
  }

  private static Outcome works(Next next) {
    return new Outcome(next, Line.WORKS, "");
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

  private static Optional<String> error(DeliveryResult result) {
    return switch (result) {
      case DeliveryResult.Accepted _ -> Optional.empty();
      case DeliveryResult.Throttled _ -> Optional.of(OutboxStore.THROTTLED);
      case DeliveryResult.NotSent notSent -> Optional.of(notSent.reason());
      case DeliveryResult.Undeliverable lost -> Optional.of(lost.code());
      case DeliveryResult.Unknown unknown -> Optional.of(unknown.reason());
    };
  }

  private Next accept(QueuedMessage message, String providerId) {
    byte[] lookup = lookup(message, providerId);
    byte[] id;
    try {
      id =
          record(
              () -> vault.encrypt(message.customerId(), Outbox.PROVIDER_ID.at(lookup), providerId));
    } catch (MissingKeyException erasedMeanwhile) {
      return settled(message, Status.WITHDRAWN, "customer_erased");
    }
    return next(record(() -> store.accepted(message, lookup, id, clock.instant())));
  }

  private Next throttle(QueuedMessage message, DeliveryResult.Throttled throttled) {
    Duration pause =
        throttled.pause().compareTo(LONGEST_PAUSE) < 0 ? throttled.pause() : LONGEST_PAUSE;
    Instant until = clock.instant().plus(pause);
    if (retries.within(message.queuedAt(), until).isEmpty()) {
      settled(message, Status.DEAD, OutboxStore.THROTTLED);
    } else {
      var _ = record(() -> store.requeue(message.id(), OutboxStore.THROTTLED, until, false));
    }
    return throttled.wholeChannel() ? new Next.Pause(message.channel(), pause) : new Next.At(until);
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
    Optional<Instant> next =
        retries.next(message.queuedAt(), message.attempts() + 1, clock.instant());
    if (next.isEmpty()) {
      return settled(message, Status.DEAD, reason);
    }
    var _ = record(() -> store.requeue(message.id(), reason, next.get(), true));
    return new Next.At(next.get());
  }

  /// It may have gone out: looked into after a moment, where it may be repeated at all.
  private Next doubt(QueuedMessage message, String reason, Instant ended) {
    Instant next = ended.plus(LOOK_AGAIN.getFirst());
    var _ = record(() -> store.doubt(message.id(), reason, next, clock.instant()));
    return message.origin().repeatable() ? new Next.At(next) : new Next.Again();
  }

  private Next settled(QueuedMessage message, Status status, String reason) {
    var _ = record(() -> store.settle(message.id(), status, reason, clock.instant()));
    return new Next.Again();
  }

  /// After the call only this process knows its result: it is kept until it can be recorded, or the
  /// process is about to end.
  private <T> T record(Supplier<T> move) {
    for (int attempt = 1; ; attempt++) {
      try {
        return move.get();
      } catch (StorageUnavailableException e) {
        if (closing && attempt >= MOST_RESTS || !rested(Math.min(attempt, MOST_RESTS))) {
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
