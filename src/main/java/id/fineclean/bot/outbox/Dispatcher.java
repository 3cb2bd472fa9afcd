package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.concurrent.ConversationWorkers;
import id.fineclean.bot.contact.Contacts;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.telemetry.Wordless;
import id.fineclean.bot.vault.BlindIndex;
import id.fineclean.bot.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the outbox moving: each conversation's messages in order, within the channels' limits.
/// Whatever a stopped process left behind is found by a regular look at the database.
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /// No call to a provider lasts this long (see [Channel#send]), so an older attempt belongs to a
  /// process that died.
  private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

  /// Before the last stop, the simulator's clock may have been far ahead of today's.
  private static final Duration WHOLE_LIFE = Duration.ofDays(3650);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  /// Of one channel. Calls usually last a fraction of a second, so the provider's limits come
  /// first; this bounds the connections that a slow provider can hold.
  private static final int CALLS_AT_ONCE = 64;

  private static final int FOUND_AT_ONCE = 1_000;

  private final OutboxStore store;
  private final OutboxSender sender;
  private final Map<String, SendLimiter> limiters;
  private final Map<String, CallSlots> calls;
  private final InstantSource clock;
  private final Telemetry telemetry;
  private final ConversationWorkers workers;

  /// Conversations that the timer will wake.
  private final Set<Long> waiting = ConcurrentHashMap.newKeySet();

  private volatile boolean stopped;

  /// One thread may be looking through the database while a message falls due.
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("outbox-timer-", 0).factory());

  public Dispatcher(
      Database database,
      Contacts contacts,
      Vault vault,
      BlindIndex index,
      Map<String, Channel> channels,
      RetryPolicy retries,
      InstantSource clock,
      Telemetry telemetry) {
    this.store = new OutboxStore(database);
    this.sender =
        new OutboxSender(store, contacts, vault, index, channels, retries, clock, telemetry);
    this.limiters =
        channels.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> new SendLimiter(entry.getValue().limits(), System::nanoTime)));
    this.calls =
        channels.keySet().stream()
            .collect(Collectors.toMap(Function.identity(), id -> new CallSlots(CALLS_AT_ONCE)));
    this.workers =
        new ConversationWorkers(
            "outbox", CALLS_AT_ONCE * Math.max(1, channels.size()), this::deliver);
    this.clock = clock;
    this.telemetry = telemetry;
  }

  /// Begins to send. With a single node, sends in progress at the last stop have an unknown
  /// outcome.
  ///
  /// @param onlyNode whether no other process can be sending now, as with SQLite
  public void start(boolean onlyNode) {
    Instant now = clock.instant();
    giveUpSends(onlyNode ? now.plus(WHOLE_LIFE) : now.minus(LONGEST_CALL), now);
    timer.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Signals that a conversation has something to send.
  public void wake(long conversationId) {
    workers.wake(conversationId);
  }

  /// Sends what can be sent now, without regard to limits, and returns when there is nothing left.
  /// For tests and the terminal, where no thread runs beside the caller.
  public void deliverNow(long conversationId) {
    OutboxSender.Next next = sender.next(conversationId);
    while (next instanceof OutboxSender.Next.Due(QueuedMessage message)) {
      next = sender.attempt(message);
      if (next instanceof OutboxSender.Next.Again) {
        next = sender.next(conversationId);
      }
    }
  }

  /// Looks for messages that are due and belong to no running worker.
  public void look() {
    try {
      Instant now = clock.instant();
      giveUpSends(now.minus(LONGEST_CALL), now);
      store.applyMissed();
      store.dueConversations(clock.instant(), FOUND_AT_ONCE).stream()
          .filter(conversation -> !waiting.contains(conversation))
          .forEach(workers::wake);
    } catch (StorageUnavailableException e) {
      LOG.warn("the outbox cannot be read: {}", e.getMessage());
    } catch (RuntimeException | Error e) {
      // The timer would end without a line.
      LOG.error("looking through the outbox failed", Wordless.of(e));
    }
  }

  /// Marks sends abandoned by a crashed process as `maybe_sent`.
  private void giveUpSends(Instant startedBefore, Instant now) {
    int unclear = store.maybeSent(startedBefore, now);
    if (unclear > 0) {
      telemetry.interrupted(unclear);
      LOG.warn(
          "{} messages may or may not have gone out before a stop: see `outbox --troubles`",
          unclear);
    }
  }

  /// Stops: nothing new is begun; calls that are running are waited for, up to half a minute.
  @Override
  public void close() {
    stopped = true;
    timer.shutdownNow();
    workers.close();
  }

  private void deliver(long conversationId) {
    Optional<QueuedMessage> due = due(conversationId, sender.next(conversationId));
    while (due.isPresent() && !stopped) {
      due = deliver(conversationId, due.get());
    }
  }

  /// @return what to send next
  private Optional<QueuedMessage> deliver(long conversationId, QueuedMessage message) {
    SendLimiter limiter = limiters.get(message.channel());
    CallSlots slots = calls.get(message.channel());
    if (limiter == null || slots == null || message.nextAttempt().isAfter(clock.instant())) {
      return due(conversationId, sender.attempt(message));
    }
    if (!slots.enter(conversationId)) {
      return Optional.empty();
    }
    try {
      Duration wait = limiter.claim(conversationId);
      if (wait.isPositive()) {
        wakeIn(conversationId, wait);
        return Optional.empty();
      }
      return due(conversationId, sender.attempt(message));
    } finally {
      slots.leave().ifPresent(workers::wake);
    }
  }

  /// @return what can be sent at once
  private Optional<QueuedMessage> due(long conversationId, OutboxSender.Next next) {
    return switch (next) {
      case OutboxSender.Next.Due(QueuedMessage message) -> Optional.of(message);
      case OutboxSender.Next.Again again -> due(conversationId, sender.next(conversationId));
      case OutboxSender.Next.Idle idle -> Optional.empty();
      case OutboxSender.Next.At at -> later(conversationId, at.when());
      case OutboxSender.Next.Pause pause -> {
        Optional.ofNullable(limiters.get(pause.channel()))
            .ifPresent(limiter -> limiter.pause(pause.pause()));
        yield later(conversationId, clock.instant().plus(pause.pause()));
      }
    };
  }

  private Optional<QueuedMessage> later(long conversationId, Instant when) {
    Duration wait = Duration.between(clock.instant(), when);
    // Whatever is farther away is found by the regular look.
    if (wait.compareTo(LOOK_EVERY.multipliedBy(2)) < 0) {
      wakeIn(conversationId, wait);
    }
    return Optional.empty();
  }

  private void wakeIn(long conversationId, Duration wait) {
    if (!waiting.add(conversationId)) {
      return;
    }
    try {
      timer.schedule(
          () -> {
            waiting.remove(conversationId);
            workers.wake(conversationId);
          },
          Math.max(TimeUnit.MILLISECONDS.toNanos(1), wait.toNanos()),
          TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closing) {
      LOG.debug("closing while a message waited");
    }
  }
}
