package id.fineclean.bot.concurrent;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Virtual threads that are used again, as many as are needed at a time; idle ones end after a
/// minute.
///
/// A virtual thread costs nothing to make, but what libraries keep in thread-locals does: Tink
/// seeds a random source and sets up a cipher for each thread, Jackson allocates its buffers. With
/// a fresh thread for every message, most of a message's cost was that.
public final class ReusedThreads {
  private ReusedThreads() {}

  /// @param name threads are called so, with a number
  public static ExecutorService named(String name) {
    return Executors.newCachedThreadPool(Thread.ofVirtual().name(name + "-", 0).factory());
  }
}
