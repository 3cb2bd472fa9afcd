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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the outbox moving: one virtual thread for each conversation that has something to send, in
/// order, within the channels' limits. Whatever a stopped process left behind is found by a regular
/// look at the database.
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
  private final Courier courier;
  private final Map<String, SendLimiter> limiters;
  private final Map<String, Semaphore> calls;
  private final InstantSource clock;
  private final Telemetry telemetry;
  private final ConversationWorkers workers = new ConversationWorkers("outbox", this::deliver);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outbox-timer").factory());

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
    this.courier = new Courier(store, contacts, vault, index, channels, retries, clock, telemetry);
    this.limiters =
        channels.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> new SendLimiter(entry.getValue().limits(), System::nanoTime)));
    this.calls = new HashMap<>();
    channels.keySet().forEach(id -> calls.put(id, new Semaphore(CALLS_AT_ONCE)));
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
    Courier.Next next = courier.next(conversationId);
    while (next instanceof Courier.Next.Due(QueuedMessage message)) {
      next = courier.attempt(message);
      if (next instanceof Courier.Next.Again) {
        next = courier.next(conversationId);
      }
    }
  }

  /// Looks for messages that are due and belong to no running worker.
  public void look() {
    try {
      Instant now = clock.instant();
      giveUpSends(now.minus(LONGEST_CALL), now);
      store.applyMissed();
      store.dueConversations(clock.instant(), FOUND_AT_ONCE).forEach(workers::wake);
    } catch (StorageUnavailableException e) {
      LOG.warn("the outbox cannot be read: {}", e.getMessage());
    } catch (RuntimeException e) {
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
    stopped.countDown();
    timer.shutdownNow();
    workers.close();
  }

  private void deliver(long conversationId) throws InterruptedException {
    Optional<QueuedMessage> due = due(conversationId, courier.next(conversationId));
    while (due.isPresent() && stopped.getCount() > 0) {
      due = deliver(conversationId, due.get());
    }
  }

  /// @return what to send next
  private Optional<QueuedMessage> deliver(long conversationId, QueuedMessage message)
      throws InterruptedException {
    SendLimiter limiter = limiters.get(message.channel());
    Semaphore slot = calls.get(message.channel());
    if (limiter == null || slot == null || message.nextAttempt().isAfter(clock.instant())) {
      return due(conversationId, courier.attempt(message));
    }
    while (true) {
      Duration pause = limiter.reserve(conversationId);
      if (pause.isPositive() && stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        return Optional.empty();
      }
      slot.acquire();
      try {
        // The provider may have asked for a pause while this one waited.
        if (!limiter.blocked().isPositive()) {
          return due(conversationId, courier.attempt(message));
        }
      } finally {
        slot.release();
      }
    }
  }

  /// @return what can be sent at once
  private Optional<QueuedMessage> due(long conversationId, Courier.Next next) {
    return switch (next) {
      case Courier.Next.Due(QueuedMessage message) -> Optional.of(message);
      case Courier.Next.Again again -> due(conversationId, courier.next(conversationId));
      case Courier.Next.Idle idle -> Optional.empty();
      case Courier.Next.At at -> later(conversationId, at.when());
      case Courier.Next.Pause pause -> {
        Optional.ofNullable(limiters.get(pause.channel()))
            .ifPresent(limiter -> limiter.pause(pause.pause()));
        yield later(conversationId, clock.instant().plus(pause.pause()));
      }
    };
  }

  private Optional<QueuedMessage> later(long conversationId, Instant when) {
    long millis = Math.max(1, Duration.between(clock.instant(), when).toMillis());
    // Whatever is farther away is found by the regular look.
    if (millis < LOOK_EVERY.toMillis() * 2) {
      try {
        timer.schedule(() -> workers.wake(conversationId), millis, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException closing) {
        LOG.debug("closing while a message waited");
      }
    }
    return Optional.empty();
  }
}
