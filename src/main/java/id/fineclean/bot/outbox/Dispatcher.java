package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.concurrent.ConversationWorkers;
import id.fineclean.bot.contact.ContactDirectory;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the outbox moving: each conversation's messages in order, within the channels' limits.
/// Whatever a stopped process left behind is found by a regular look at the database.
public final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  /// Of one channel. Calls usually last a fraction of a second, so the provider's limits come
  /// first; this bounds the connections that a slow provider can hold.
  private static final int CALLS_AT_ONCE = 64;

  private static final int FOUND_AT_ONCE = 1_000;

  private final OutboxStore store;
  private final OutboxSender sender;
  private final Nodes nodes;
  private final RetryPolicy retries;
  private final Map<String, Line> lines;
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
      ContactDirectory contacts,
      Vault vault,
      BlindIndex index,
      Map<String, Channel> channels,
      RetryPolicy retries,
      PromotionConsent consent,
      InstantSource clock,
      Telemetry telemetry) {
    this.store = new OutboxStore(database);
    this.retries = retries;
    this.sender =
        new OutboxSender(
            store, contacts, vault, index, channels, retries, new Gate(consent), clock, telemetry);
    this.nodes = new Nodes(database, sender.node(), System::nanoTime);
    this.lines = channels.values().stream().collect(Collectors.toMap(Channel::id, Line::to));
    this.workers =
        new ConversationWorkers(
            "outbox", CALLS_AT_ONCE * Math.max(1, channels.size()), this::deliver);
    this.clock = clock;
    this.telemetry = telemetry;
  }

  /// What keeps one channel's messages from going out faster than they may.
  private record Line(SendLimiter limiter, CallSlots calls, Circuit circuit) {
    private static Line to(Channel channel) {
      return new Line(
          new SendLimiter(channel.limits(), System::nanoTime),
          new CallSlots(CALLS_AT_ONCE),
          new Circuit(channel.id(), System::nanoTime));
    }
  }

  /// Begins to send. What other processes were sending when they ended is found out: at once where
  /// there is no other now, else when one shows no sign of life for [Nodes#SILENCE].
  ///
  /// @param onlyNode whether no other process can be sending now, as with SQLite
  public void start(boolean onlyNode) {
    if (onlyNode) {
      interrupted(store.interruptedOthers(sender.node(), clock.instant()));
    } else {
      nodes.beat();
      timer.scheduleWithFixedDelay(
          this::beat, Nodes.BEAT.toMillis(), Nodes.BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }
    holdOld();
    timer.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// What has waited for longer than anything is tried comes from a stop of many hours, or from a
  /// backup: staff decide whether it is still of use.
  void holdOld() {
    int held = store.hold(clock.instant().minus(retries.giveUpAfter()));
    if (held > 0) {
      LOG.warn("{} messages waited for too long and are held: see `outbox --troubles`", held);
    }
  }

  private void beat() {
    guarded(
        () -> {
          for (String gone : nodes.beat()) {
            interrupted(store.interrupted(gone, clock.instant()));
            nodes.forget(gone);
          }
        });
  }

  private void interrupted(int sends) {
    if (sends > 0) {
      telemetry.interrupted(sends);
      LOG.warn("{} sends were cut short by a stop and are looked into", sends);
    }
  }

  /// The name under which this process claims messages.
  String node() {
    return sender.node();
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
      next = sender.attempt(message).next();
      if (next instanceof OutboxSender.Next.Again) {
        next = sender.next(conversationId);
      }
    }
  }

  /// Looks for messages that are due and belong to no running worker.
  public void look() {
    guarded(
        () -> {
          tidy();
          Set<String> down =
              lines.entrySet().stream()
                  .filter(line -> !line.getValue().circuit.isClosed())
                  .map(Map.Entry::getKey)
                  .collect(Collectors.toSet());
          down.forEach(this::probe);
          store.dueConversations(clock.instant(), down, FOUND_AT_ONCE).stream()
              .filter(conversation -> !waiting.contains(conversation))
              .forEach(workers::wake);
        });
  }

  /// Puts right what nobody would come back to.
  void tidy() {
    store.applyMissed();
    sender.putBackUnbegun();
    mendTimes();
  }

  /// The clock may have been ahead when a message was put aside, or found too old.
  private void mendTimes() {
    Instant now = clock.instant();
    Duration longest = OutboxSender.LOOK_AGAIN.getLast();
    store.hurry(
        now,
        retries.longest().compareTo(longest) > 0 ? retries.longest() : longest,
        OutboxSender.LONGEST_PAUSE);
    store.letGo(now.minus(retries.giveUpAfter()), now);
  }

  private void probe(String channel) {
    if (Objects.requireNonNull(lines.get(channel)).circuit.wantsProbe()) {
      store.probe(channel, clock.instant()).ifPresent(workers::wake);
    }
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (StorageUnavailableException e) {
      LOG.debug("the outbox cannot be read: {}", e.getMessage());
    } catch (RuntimeException | Error e) {
      LOG.error("looking through the outbox failed", Wordless.of(e));
    }
  }

  /// Stops: nothing new is begun; calls that are running are waited for, up to half a minute.
  @Override
  public void close() {
    stopped = true;
    sender.close();
    timer.shutdownNow();
    workers.close();
    guarded(() -> nodes.forget(sender.node()));
  }

  private void deliver(long conversationId) {
    Optional<QueuedMessage> due = due(conversationId, sender.next(conversationId));
    while (due.isPresent() && !stopped) {
      due = deliver(conversationId, due.get());
    }
  }

  /// @return what to send next
  private Optional<QueuedMessage> deliver(long conversationId, QueuedMessage message) {
    Line line = lines.get(message.channel());
    if (line == null || message.nextAttempt().isAfter(clock.instant())) {
      return due(conversationId, sender.attempt(message).next());
    }
    if (!line.calls.enter(conversationId)) {
      return Optional.empty();
    }
    try {
      return deliver(conversationId, message, line);
    } finally {
      line.calls.leave().ifPresent(workers::wake);
    }
  }

  private Optional<QueuedMessage> deliver(long conversationId, QueuedMessage message, Line line) {
    Duration wait = line.limiter.claim(conversationId);
    if (wait.isPositive()) {
      wakeIn(conversationId, wait);
      return Optional.empty();
    }
    if (!line.circuit.enter()) {
      // Found by the regular look once the channel works again.
      return Optional.empty();
    }
    return due(conversationId, attempt(message, line.circuit));
  }

  private OutboxSender.Next attempt(QueuedMessage message, Circuit circuit) {
    OutboxSender.Line shown = OutboxSender.Line.UNKNOWN;
    String reason = "";
    try {
      OutboxSender.Outcome outcome = sender.attempt(message);
      shown = outcome.line();
      reason = outcome.reason();
      return outcome.next();
    } finally {
      note(message.channel(), circuit, shown, reason);
    }
  }

  private void note(String channel, Circuit circuit, OutboxSender.Line shown, String reason) {
    switch (shown) {
      case WORKS -> {
        if (circuit.succeeded()) {
          guarded(() -> store.release(channel, clock.instant()));
          guarded(() -> timer.execute(this::look));
        }
      }
      case FAILS -> circuit.failed(reason);
      case UNKNOWN -> circuit.unclear();
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
        Optional.ofNullable(lines.get(pause.channel()))
            .ifPresent(line -> line.limiter.pause(pause.pause()));
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
