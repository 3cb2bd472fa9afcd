package id.fineclean.bot.storage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waiting for a transaction's outcome.
final class Futures {
  /// Longer than a lock may last, shorter than a provider waits for its webhook (Twilio: 15 s).
  private static final long PATIENCE_SECONDS = 8;

  private Futures() {}

  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw unwrap(e);
    } catch (TimeoutException e) {
      // Cancelled units are skipped where they have not begun.
      future.cancel(false);
      throw new StorageUnavailableException("the database did not answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException("interrupted");
    }
  }

  private static RuntimeException unwrap(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException cause -> cause;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(e);
    };
  }
}
