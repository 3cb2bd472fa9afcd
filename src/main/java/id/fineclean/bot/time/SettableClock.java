package id.fineclean.bot.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that runs like another one, but can be set ahead, never back: what happened stays in the
/// past. Thread-safe.
public final class SettableClock implements InstantSource {
  private final InstantSource real;
  private final boolean movable;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  public SettableClock(InstantSource real) {
    this(real, true);
  }

  private SettableClock(InstantSource real, boolean movable) {
    this.real = real;
    this.movable = movable;
  }

  /// A clock that nobody can set: real customers are promised real times.
  public static SettableClock fixedTo(InstantSource real) {
    return new SettableClock(real, false);
  }

  /// Whether it can be set.
  public boolean movable() {
    return movable;
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead.get());
  }

  /// How far this clock is ahead of the real one.
  public Duration ahead() {
    return ahead.get();
  }

  /// Calls `listener` after every move, on the thread that made it.
  public void onMove(Runnable listener) {
    listeners.add(listener);
  }

  /// Moves ahead.
  ///
  /// @throws IllegalArgumentException `by` is negative
  /// @throws IllegalStateException it is not [#movable]
  public void advance(Duration by) {
    if (!movable) {
      throw new IllegalStateException("this clock cannot be set");
    }
    if (by.isNegative()) {
      throw new IllegalArgumentException("the clock moves forward only");
    }
    ahead.updateAndGet(before -> before.plus(by));
    listeners.forEach(Runnable::run);
  }

  /// Moves ahead to a moment.
  ///
  /// @throws IllegalArgumentException `moment` has passed
  public void moveTo(Instant moment) {
    advance(Duration.between(instant(), moment));
  }
}
