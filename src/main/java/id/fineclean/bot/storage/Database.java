package id.fineclean.bot.storage;

import java.util.concurrent.CompletableFuture;

/// One database, SQLite or PostgreSQL. Thread-safe.
public interface Database extends AutoCloseable {
  /// Runs queries over one consistent snapshot.
  ///
  /// @throws StorageUnavailableException the database cannot be reached; worth retrying later
  <T> T read(Work<T> work);

  /// Runs `work` as one transaction: all of it is durable when this returns, or none of it
  /// happened.
  ///
  /// `work` may be run more than once before it succeeds, so it must touch nothing but the
  /// transaction.
  ///
  /// @throws StorageUnavailableException nothing was stored, or (when the commit itself broke)
  ///     perhaps everything was; repeat only what is idempotent
  /// @throws RuntimeException whatever `work` threw; nothing of it was stored
  <T> T write(Work<T> work);

  /// Like [#write], for callers that have other things to do meanwhile. The future completes with
  /// what `write` would have returned or thrown, on a thread that must not be blocked.
  <T> CompletableFuture<T> writeAsync(Work<T> work);

  /// Whether the database can be used now: something was written to it just now, and it is not
  /// known to be damaged.
  boolean available();

  /// Waits, for a few seconds at most, until nobody would have to wait for a connection. Whoever
  /// serves customers does so before the first of them; a command needs one or two.
  default void warm() {}

  /// How much is asked of the database at this moment; nothing where that cannot be told.
  default Connections connections() {
    return new Connections(0, 0, 0);
  }

  /// @param busy connections in use
  /// @param idle connections open and not in use
  /// @param waiting callers for whom there is none yet
  record Connections(int busy, int idle, int waiting) {}

  /// Leaves no copy of what was deleted in files of the database's own making, as far as it is in
  /// its power: SQLite's log keeps old pages until it is emptied.
  ///
  /// @throws StorageUnavailableException somebody is reading what has to go; worth repeating
  default void scrub() {}

  @Override
  void close();

  /// Some SQL to be run in a transaction.
  @FunctionalInterface
  interface Work<T> {
    T run(Transaction transaction);
  }
}
