package id.fineclean.bot.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// One thread for every customer and every provider: what measures shares the processors with what
/// is measured, so it has to be small. All that is simulated lives on this thread and needs no
/// locks.
final class EventLoop implements AutoCloseable {
  private static final long TICK_MILLIS = 1;

  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private @Nullable Runnable everyMilli;
  private volatile boolean closed;

  EventLoop() throws IOException {
    this.selector = Selector.open();
    this.thread = Thread.ofPlatform().daemon().name("load").start(this::run);
  }

  /// Somebody with a socket. Called when it can be read, written or has connected.
  interface Socket {
    void ready(SelectionKey key) throws IOException;
  }

  Selector selector() {
    return selector;
  }

  /// Runs something on the loop, and waits for what it returns.
  <T> T call(Callable<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    tasks.add(
        () -> {
          try {
            result.complete(task.call());
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        });
    selector.wakeup();
    return result.join();
  }

  /// Runs something on the loop.
  void run(Runnable task) {
    call(
        () -> {
          task.run();
          return true;
        });
  }

  /// Has something done about every millisecond, in place of what was before. On the loop only.
  void everyMilli(@Nullable Runnable task) {
    everyMilli = task;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    selector.close();
  }

  private void run() {
    try {
      while (!closed) {
        selector.select(EventLoop::serve, everyMilli == null ? 100 : TICK_MILLIS);
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        if (everyMilli != null) {
          everyMilli.run();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void serve(SelectionKey key) {
    try {
      ((Socket) key.attachment()).ready(key);
    } catch (IOException e) {
      key.cancel();
      throw new UncheckedIOException("a connection broke", e);
    }
  }
}
