package id.fineclean.bot.concurrent;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Threads that are used again; idle ones end after a minute.
///
/// A virtual thread costs nothing to make, but what libraries keep in thread-locals does: Tink
/// seeds a random source and sets up a cipher for each thread, Jackson allocates its buffers. With
/// a fresh thread for every message, most of a message's cost was that.
public final class ReusedThreads {
  private ReusedThreads() {}

  /// Virtual threads, as many as there are tasks.
  ///
  /// @param name threads are called so, with a number
  public static ExecutorService named(String name) {
    return Executors.newCachedThreadPool(factory(name));
  }

  /// Virtual threads. A task that finds all of them busy waits in a queue, where it costs less than
  /// a thread.
  ///
  /// @param name threads are called so, with a number
  /// @param most threads at once
  public static ExecutorService named(String name, int most) {
    return bounded(most, factory(name));
  }

  /// Platform threads, for tasks that compute: the system takes the processor from them for others,
  /// which nobody does with virtual threads. A task that finds all of them busy waits in a queue.
  ///
  /// @param name threads are called so, with a number
  /// @param most threads at once
  public static ExecutorService computing(String name, int most) {
    return bounded(most, Thread.ofPlatform().name(name + "-", 0).factory());
  }

  private static ExecutorService bounded(int most, ThreadFactory factory) {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            most, most, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), factory);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  private static ThreadFactory factory(String name) {
    return Thread.ofVirtual().name(name + "-", 0).factory();
  }
}
