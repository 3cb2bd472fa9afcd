package id.fineclean.bot.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/// What work costs its own thread. Unlike a clock on the wall, it does not run on while other
/// programs have the processor, so that a limit on it holds on a busy machine too.
public final class ProcessorTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// As many as a method needs to be compiled in a JVM that has just begun.
  private static final int TRIES = 100;

  private ProcessorTime() {}

  /// @param work to be done on this thread, which must not be a virtual one
  public static Duration of(Runnable work) {
    long begin = THREADS.getCurrentThreadCpuTime();
    work.run();
    return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begin);
  }

  /// The least of some tries: what work takes once the compiler has seen it, without the collector.
  /// Ends at the first try within a bound.
  ///
  /// @param before what each try begins with, and is not counted
  public static Duration least(Runnable before, Runnable work, Duration bound) {
    Duration least = Duration.ofDays(1);
    for (int i = 0; i < TRIES && least.compareTo(bound) > 0; i++) {
      before.run();
      least = Collections.min(List.of(least, of(work)));
    }
    return least;
  }

  public static Duration least(Runnable work, Duration bound) {
    return least(() -> {}, work, bound);
  }
}
