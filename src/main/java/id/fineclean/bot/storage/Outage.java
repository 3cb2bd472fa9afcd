package id.fineclean.bot.storage;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says once that a database is away, and once that it is back, however many callers meet it and
/// however they take turns with others that succeed. Thread-safe.
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  /// So long nothing may have failed before it is said to be back.
  private static final Duration CALM = Duration.ofSeconds(10);

  private final String name;
  private final LongSupplier nanos;

  /// On the clock of `nanos`; 0 while there is none.
  private final AtomicLong since = new AtomicLong();

  private volatile long last;

  /// Whether writing failed: that something can be read says nothing then.
  private volatile boolean ofWrites;

  /// @param name of the database, without credentials
  Outage(String name) {
    this(name, System::nanoTime);
  }

  Outage(String name, LongSupplier nanos) {
    this.name = name;
    this.nanos = nanos;
  }

  void met(StorageUnavailableException failure, boolean writing) {
    last = nanos.getAsLong();
    if (writing) {
      ofWrites = true;
    }
    if (since.get() == 0 && since.compareAndSet(0, last | 1)) {
      LOG.error("{} cannot be used, trying again: {}", name, failure.getMessage());
    }
  }

  /// Something succeeded.
  void over(boolean writing) {
    long began = since.get();
    if (began != 0
        && (writing || !ofWrites)
        && nanos.getAsLong() - last >= CALM.toNanos()
        && since.compareAndSet(began, 0)) {
      ofWrites = false;
      LOG.warn("{} is back after {} s", name, Duration.ofNanos(last - began).toSeconds());
    }
  }
}
