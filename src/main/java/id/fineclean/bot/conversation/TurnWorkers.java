package id.fineclean.bot.conversation;

import id.fineclean.bot.concurrent.AdmissionControl;
import id.fineclean.bot.concurrent.ConversationWorkers;
import id.fineclean.bot.inbox.Inbox;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.telemetry.Wordless;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps turns going: conversations with waiting messages take turns, a message each. What a
/// stopped process left unhandled is found by a regular look at the inbox.
public final class TurnWorkers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TurnWorkers.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  private static final Duration HOLD_STEP = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final int FOUND_AT_ONCE = 1_000;

  private final TurnProcessor processor;
  private final Inbox inbox;
  private final InstantSource clock;
  private final LongConsumer afterTurn;
  private final AdmissionControl admission;
  private final ConversationWorkers workers =
      ConversationWorkers.computing("turns", AdmissionControl.MOST, this::handle);
  private final GivingWay givingWay = new GivingWay(System::nanoTime);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("turns-timer").factory());

  /// @param afterTurn told the conversation of every committed turn, so that its replies go out
  public TurnWorkers(
      TurnProcessor processor, Inbox inbox, InstantSource clock, LongConsumer afterTurn) {
    this(processor, inbox, clock, afterTurn, new AdmissionControl());
  }

  /// @param admission what turns give way to
  public TurnWorkers(
      TurnProcessor processor,
      Inbox inbox,
      InstantSource clock,
      LongConsumer afterTurn,
      AdmissionControl admission) {
    this.processor = processor;
    this.admission = admission;
    this.inbox = inbox;
    this.clock = clock;
    this.afterTurn = afterTurn;
  }

  /// Begins to handle messages, those left over first.
  public void start() {
    timer.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Signals that a conversation has a new message.
  public void wake(long conversationId) {
    workers.wake(conversationId);
  }

  /// Finishes the turns that are running.
  @Override
  public void close() {
    timer.shutdownNow();
    workers.close();
  }

  private void handle(long conversationId) throws InterruptedException {
    if (givingWay.holds(conversationId) && yields(conversationId)) {
      return;
    }
    switch (handleNext(conversationId)) {
      case TurnProcessor.Result.Handled handled -> {
        givingWay.end(conversationId);
        afterTurn.accept(conversationId);
        if (handled.more()) {
          workers.wake(conversationId);
        }
        // Otherwise what comes later wakes this conversation again.
      }
      case TurnProcessor.Result.Nothing nothing -> {}
      case TurnProcessor.Result.Overtaken overtaken -> {
        givingWay.begin(conversationId);
        wakeIn(conversationId, HOLD_STEP);
      }
      case TurnProcessor.Result.Hold hold -> lookAgain(conversationId, hold.until(), HOLD_STEP);
      // What comes meanwhile wakes this conversation by itself.
      case TurnProcessor.Result.Gathers gathers ->
          lookAgain(conversationId, gathers.until(), LONGEST_WAIT);
    }
  }

  /// @return whether there is nothing to do now
  private boolean yields(long conversationId) {
    OptionalLong first = processor.first(conversationId);
    if (first.isPresent() && givingWay.yields(conversationId, first.getAsLong())) {
      wakeIn(conversationId, HOLD_STEP);
      return true;
    }
    return first.isEmpty();
  }

  private TurnProcessor.Result handleNext(long conversationId) throws InterruptedException {
    admission.enter();
    try {
      return processor.handleNext(conversationId);
    } finally {
      admission.leave();
    }
  }

  /// What is missing mostly arrives sooner than the moment it is given up at, so it is looked for
  /// in steps.
  private void lookAgain(long conversationId, Instant until, Duration atMost) {
    Duration left = Duration.between(clock.instant(), until);
    wakeIn(conversationId, left.compareTo(atMost) < 0 ? left : atMost);
  }

  private void wakeIn(long conversationId, Duration time) {
    try {
      timer.schedule(
          () -> workers.wake(conversationId), Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      LOG.debug("closing while a message was held");
    }
  }

  private void look() {
    try {
      inbox
          .waitingConversations(
              processor.channels(), clock.instant().minus(LOOK_EVERY), FOUND_AT_ONCE)
          .forEach(workers::wake);
    } catch (StorageUnavailableException e) {
      LOG.debug("the inbox cannot be read: {}", e.getMessage());
    } catch (RuntimeException | Error e) {
      // The timer would end without a line.
      LOG.error("looking through the inbox failed", Wordless.of(e));
    }
  }
}
