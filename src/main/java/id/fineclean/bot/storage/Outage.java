package id.fineclean.bot.storage;

import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says once that a server is away, and once that it is back, however many callers meet it.
/// Thread-safe.
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final String name;

  /// On the clock of [System#nanoTime]; 0 while there is none.
  private final AtomicLong since = new AtomicLong();

  /// @param name of the database, without credentials
  Outage(String name) {
    this.name = name;
  }

  void met(StorageUnavailableException failure) {
    if (since.get() == 0 && since.compareAndSet(0, System.nanoTime() | 1)) {
      LOG.error("{} cannot be used, trying again: {}", name, failure.getMessage());
    }
  }

  void over() {
    long began = since.get();
    if (began != 0 && since.compareAndSet(began, 0)) {
      LOG.warn("{} is back after {} s", name, (System.nanoTime() - began) / 1_000_000_000);
    }
  }
}
