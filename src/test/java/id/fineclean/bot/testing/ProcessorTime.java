package id.fineclean.bot.testing;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/// What work costs its own thread. Unlike a clock on the wall, it does not run on while other
/// programs have the processor, so that a limit on it holds on a busy machine too.
public final class ProcessorTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ProcessorTime() {}

  /// @param work to be done on this thread, which must not be a virtual one
  public static Duration of(Runnable work) {
    long begin = THREADS.getCurrentThreadCpuTime();
    work.run();
    return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begin);
  }
}
