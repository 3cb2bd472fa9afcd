package id.fineclean.bot.concurrent;

import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.telemetry.Wordless;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one task for each conversation that was woken: never two at once for the same one, and
/// never a wake-up lost that comes while the task is ending.
public final class ConversationWorkers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConversationWorkers.class);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

  private final String name;
  private final Task task;
  private final ExecutorService executor;

  /// Conversations with a running task; true where it has to run once more.
  private final Map<Long, Boolean> running = new ConcurrentHashMap<>();

  /// @param task called with a conversation's id, until nothing is left to do there
  public ConversationWorkers(String name, Task task) {
    this.name = name;
    this.task = task;
    this.executor = ReusedThreads.named(name);
  }

  /// Signals that a conversation has work. Returns at once.
  public void wake(long conversationId) {
    Boolean before = running.putIfAbsent(conversationId, false);
    if (before != null) {
      // Either the running task sees the mark before it ends, or it has ended by now and a new one
      // is started.
      if (running.computeIfPresent(conversationId, (id, again) -> true) != null) {
        return;
      }
      wake(conversationId);
      return;
    }
    try {
      executor.execute(() -> run(conversationId));
    } catch (RejectedExecutionException closed) {
      running.remove(conversationId);
    }
  }

  /// How many conversations are being worked on.
  public int active() {
    return running.size();
  }

  /// Waits for running tasks, but not for ever; what they leave is found after the next start.
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void run(long conversationId) {
    do {
      running.put(conversationId, false);
      try {
        task.run(conversationId);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (StorageUnavailableException e) {
        LOG.warn("{}: the database is unavailable ({}); trying again later", name, e.getMessage());
      } catch (RuntimeException | Error e) {
        LOG.error("{}: work on conversation {} failed", name, conversationId, Wordless.of(e));
      }
    } while (!running.remove(conversationId, false));
  }

  /// The work of one conversation.
  @FunctionalInterface
  public interface Task {
    void run(long conversationId) throws InterruptedException;
  }
}
