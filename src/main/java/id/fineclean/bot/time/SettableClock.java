package id.fineclean.bot.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// The system's clock plus an offset that can be moved, for trying things out. Thread-safe.
public final class SettableClock implements InstantSource {
  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  @Override
  public Instant instant() {
    return InstantSource.system().instant().plus(offset.get());
  }

  /// Begins at a moment of one's choice, before anything happens.
  public void startAt(Instant moment) {
    offset.set(Duration.between(InstantSource.system().instant(), moment));
  }

  /// Moves forward.
  ///
  /// @throws IllegalArgumentException for a negative duration: what has happened has happened
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("the clock only goes forward");
    }
    offset.updateAndGet(before -> before.plus(by));
    listeners.forEach(Runnable::run);
  }

  /// Has something called after every jump.
  public void onJump(Runnable listener) {
    listeners.add(listener);
  }
}
