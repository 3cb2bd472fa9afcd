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

/// Runs one task for each conversation that was woken, those woken first before others: never two
/// at once for the same one, and never a wake-up lost that comes while the task is ending.
///
/// Conversations beyond the number of threads wait in a queue. A thread holds about 10 kB of
/// ciphers, buffers and stack; with one for each waiting conversation, a burst of 2,000 customers
/// took 30 MB of them.
public final class ConversationWorkers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConversationWorkers.class);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

  private final String name;
  private final Task task;
  private final ExecutorService executor;

  /// Conversations with a task that runs or waits; true where it has to run once more.
  private final Map<Long, Boolean> running = new ConcurrentHashMap<>();

  private volatile boolean closed;

  /// On virtual threads, for tasks that mostly wait.
  ///
  /// @param threads how many tasks run at once at most
  /// @param task called with a conversation's id; what it leaves undone has to wake the
  ///     conversation again
  public ConversationWorkers(String name, int threads, Task task) {
    this(name, ReusedThreads.named(name, threads), task);
  }

  private ConversationWorkers(String name, ExecutorService executor, Task task) {
    this.name = name;
    this.task = task;
    this.executor = executor;
  }

  /// On platform threads, for tasks that compute: however long one does, requests go on.
  ///
  /// @param threads how many tasks run at once at most
  /// @param task as for the constructor
  public static ConversationWorkers computing(String name, int threads, Task task) {
    return new ConversationWorkers(name, ReusedThreads.computing(name, threads), task);
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
    submit(conversationId);
  }

  /// How many conversations are being worked on.
  public int active() {
    return running.size();
  }

  /// Waits for running tasks, but not for ever; what they leave, and those that had to wait, are
  /// found after the next start.
  @Override
  public void close() {
    closed = true;
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

  private void submit(long conversationId) {
    try {
      executor.execute(() -> run(conversationId));
    } catch (RejectedExecutionException closing) {
      running.remove(conversationId);
    }
  }

  private void run(long conversationId) {
    if (closed) {
      running.remove(conversationId);
      return;
    }
    running.put(conversationId, false);
    try {
      task.run(conversationId);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StorageUnavailableException e) {
      // The database says so itself, once; whoever looks through what waits wakes it again.
      LOG.debug("{}: the database is unavailable ({})", name, e.getMessage());
    } catch (RuntimeException | Error e) {
      LOG.error("{}: work on conversation {} failed", name, conversationId, Wordless.of(e));
    }
    if (!running.remove(conversationId, false)) {
      // Woken meanwhile: once more, after those that wait already.
      submit(conversationId);
    }
  }

  /// The work of one conversation.
  @FunctionalInterface
  public interface Task {
    void run(long conversationId) throws InterruptedException;
  }
}
