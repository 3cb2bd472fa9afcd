package id.fineclean.bot.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Places for bodies that take more than a little memory. When all are taken, whoever has held one
/// longest is cut off for the next: genuine senders need no second. Thread-safe.
final class LongBodies {
  /// In nanoseconds; within it nobody is cut off for another.
  private static final long UNDISTURBED = Duration.ofSeconds(1).toNanos();

  /// Each with when it began, oldest first.
  private final Map<Place, Long> taken = new LinkedHashMap<>();

  private final int most;
  private final int mostOfOne;
  private final Duration patience;

  /// @param most places
  /// @param mostOfOne how many of them one caller may hold
  /// @param patience how long one may wait for a place
  LongBodies(int most, int mostOfOne, Duration patience) {
    this.most = most;
    this.mostOfOne = mostOfOne;
    this.patience = patience;
  }

  /// A place to be given back.
  final class Place implements AutoCloseable {
    private final String caller;
    private final Runnable cut;

    private Place(String caller, Runnable cut) {
      this.caller = caller;
      this.cut = cut;
    }

    @Override
    public void close() {
      giveBack(this);
    }
  }

  /// Waits for a place.
  ///
  /// @param caller whose places are counted together
  /// @param cut ends the reading; run where the place is needed for another
  /// @return empty where the caller holds too many, or none came free in time
  synchronized Optional<Place> take(String caller, Runnable cut) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (held(caller) < mostOfOne && taken.size() >= most && !cutLongest()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, untilDisturbed()));
    }
    if (held(caller) >= mostOfOne) {
      return Optional.empty();
    }
    Place place = new Place(caller, cut);
    taken.put(place, System.nanoTime());
    return Optional.of(place);
  }

  private long held(String caller) {
    return taken.keySet().stream().filter(place -> place.caller.equals(caller)).count();
  }

  private boolean cutLongest() {
    Place longest = taken.keySet().iterator().next();
    if (untilDisturbed() > 0) {
      return false;
    }
    taken.remove(longest);
    longest.cut.run();
    return true;
  }

  private long untilDisturbed() {
    return taken.values().iterator().next() + UNDISTURBED - System.nanoTime();
  }

  private synchronized void giveBack(Place place) {
    taken.remove(place);
    notifyAll();
  }
}
