package id.fineclean.bot.faults;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits, but never for ever.
final class Waiting {
  private static final Duration STEP = Duration.ofMillis(20);

  private Waiting() {}

  static void until(Duration patience, String what, BooleanSupplier done) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited " + patience + " in vain for " + what);
      }
      pause(STEP);
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
