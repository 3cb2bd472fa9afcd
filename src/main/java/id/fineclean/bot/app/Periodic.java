package id.fineclean.bot.app;

import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.telemetry.Wordless;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that each process does for itself, again and again; what only one has to do is a job of
/// [Jobs]. Whatever it throws is logged,
/// except that the database is away, which the database says itself; it is done again after the
/// same pause.
final class Periodic implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Periodic.class);

  private final String name;
  private final Duration every;
  private final Runnable work;
  private final ScheduledExecutorService timer;

  Periodic(String name, Duration every, Runnable work) {
    this.name = name;
    this.every = every;
    this.work = work;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(name).factory());
  }

  void start() {
    timer.scheduleWithFixedDelay(
        this::run, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    try {
      work.run();
    } catch (StorageUnavailableException e) {
      LOG.debug("{} has to wait: {}", name, e.getMessage());
    } catch (RuntimeException | Error e) {
      LOG.error("{} failed", name, Wordless.of(e));
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
