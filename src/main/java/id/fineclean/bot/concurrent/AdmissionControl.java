package id.fineclean.bot.concurrent;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Gives incoming webhooks priority over processing queued turns. A provider waits for its
/// acknowledgement and gives up; what is stored can wait. Without this, both get the same share of
/// the processors, and a burst is acknowledged no faster than it is answered.
///
/// Thread-safe.
public final class AdmissionControl {
  /// Arrivals waiting at once that count as a burst. Two figures well apart, so that the gate does
  /// not open and close with every message.
  private static final int CROWDED = 16;

  private static final int CALM = 4;

  /// How many turns run at once at most: enough to fill a commit while others decide, few enough to
  /// bound the memory, and that a request soon gets a processor when all of them compute.
  public static final int MOST = 16;

  /// Answering slows down in a crowd but never stops.
  private static final int MOST_IN_A_CROWD = 3;

  private final AtomicInteger arriving = new AtomicInteger();
  private final Gate gate = new Gate();

  /// Something that came from outside has to wait for a processor or the database.
  public void arrive() {
    if (arriving.incrementAndGet() >= CROWDED) {
      gate.narrow();
    }
  }

  /// It waits no more.
  public void arrived() {
    if (arriving.decrementAndGet() <= CALM) {
      gate.widen();
    }
  }

  /// Waits until some work may begin that can wait; [#leave] has to follow.
  public void enter() throws InterruptedException {
    gate.acquire();
  }

  /// That work is done.
  public void leave() {
    gate.release();
  }

  private static final class Gate extends Semaphore {
    private static final long serialVersionUID = 1L;

    private volatile boolean narrow;

    Gate() {
      super(MOST, true);
    }

    void narrow() {
      if (!narrow) {
        change(true);
      }
    }

    void widen() {
      if (narrow) {
        change(false);
      }
    }

    private synchronized void change(boolean toNarrow) {
      if (narrow == toNarrow) {
        return;
      }
      narrow = toNarrow;
      if (toNarrow) {
        reducePermits(MOST - MOST_IN_A_CROWD);
      } else {
        release(MOST - MOST_IN_A_CROWD);
      }
    }
  }
}
