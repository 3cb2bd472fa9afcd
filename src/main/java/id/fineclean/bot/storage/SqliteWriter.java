package id.fineclean.bot.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one thread that writes to a SQLite file. It takes every transaction that waits, runs them
/// one after another, and commits them with one flush; only then are their callers told.
final class SqliteWriter implements AutoCloseable {
  /// More than this waiting means that the disk has stopped; callers are told so at once.
  private static final int MOST_WAITING = 20_000;

  private static final int MOST_TOGETHER = 512;

  private final BlockingQueue<Unit<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Supplier<SqliteConnection> connector;
  private final Thread thread;
  private volatile boolean closed;
  private @Nullable SqliteConnection connection;

  SqliteWriter(Supplier<SqliteConnection> connector, String name) {
    this.connector = connector;
    this.connection = connector.get();
    this.thread = Thread.ofPlatform().daemon().name("writer-" + name).start(this::loop);
  }

  <T> CompletableFuture<T> submit(Database.Work<T> work) {
    Unit<T> unit = new Unit<>(work);
    if (closed || !waiting.offer(unit)) {
      unit.fail(new StorageUnavailableException(closed ? "closed" : "too many are waiting"));
    } else if (closed && !thread.isAlive()) {
      // It came in after the last look at the queue.
      unit.fail(new StorageUnavailableException("closed"));
    }
    return unit.result;
  }

  /// How many transactions have not begun.
  int waiting() {
    return waiting.size();
  }

  /// Finishes what waits, then closes the file.
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    List<Unit<?>> batch = new ArrayList<>();
    while (!closed || !waiting.isEmpty()) {
      batch.clear();
      if (take(batch)) {
        commit(batch);
      }
    }
    forgetConnection();
    refuseLatecomers();
  }

  private boolean take(List<Unit<?>> batch) {
    try {
      batch.add(waiting.take());
    } catch (InterruptedException e) {
      // close() wakes the thread so; what still waits is finished.
    }
    waiting.drainTo(batch, MOST_TOGETHER - batch.size());
    batch.removeIf(Unit::isOver);
    return !batch.isEmpty();
  }

  /// Callers who saw the writer open but came after its last look at the queue.
  private void refuseLatecomers() {
    for (Unit<?> unit = waiting.poll(); unit != null; unit = waiting.poll()) {
      unit.fail(new StorageUnavailableException("closed"));
    }
  }

  private void commit(List<Unit<?>> batch) {
    try {
      if (!commitWhole(batch)) {
        commitTogether(batch);
      }
    } catch (StorageUnavailableException e) {
      batch.forEach(unit -> unit.fail(e));
    } catch (RuntimeException | Error e) {
      // A statement failed in a way that ended the transaction of all: each alone, to find out
      // whose.
      batch.forEach(this::commitAlone);
    }
  }

  /// Runs the batch as one, in the hope that nothing in it fails: savepoints would cost as much as
  /// the small transactions between them.
  ///
  /// @return false if one failed, and nothing happened
  private boolean commitWhole(List<Unit<?>> batch) {
    try {
      SqliteConnection open = open();
      open.statements().run("BEGIN IMMEDIATE");
      for (Unit<?> unit : batch) {
        if (!unit.attempt(open)) {
          unit.undoAll(open);
          return false;
        }
      }
      open.statements().run("COMMIT");
    } catch (RuntimeException | Error e) {
      forgetConnection();
      throw e;
    }
    batch.forEach(Unit::complete);
    return true;
  }

  private void commitAlone(Unit<?> unit) {
    try {
      commitTogether(List.of(unit));
    } catch (RuntimeException | Error e) {
      unit.fail(e);
    }
  }

  private void commitTogether(List<Unit<?>> batch) {
    boolean trouble = false;
    try {
      SqliteConnection open = open();
      open.statements().run("BEGIN IMMEDIATE");
      for (Unit<?> unit : batch) {
        unit.run(open);
        trouble |= unit.failure instanceof StorageUnavailableException;
      }
      open.statements().run("COMMIT");
    } catch (RuntimeException | Error e) {
      forgetConnection();
      throw e;
    }
    if (trouble) {
      forgetConnection();
    }
    batch.forEach(Unit::complete);
  }

  private SqliteConnection open() {
    SqliteConnection current = connection;
    if (current == null) {
      current = connector.get();
      connection = current;
    }
    return current;
  }

  /// A fresh connection is the surest way out of a transaction in an unknown state, or a file that
  /// has gone bad.
  private void forgetConnection() {
    SqliteConnection broken = connection;
    connection = null;
    if (broken != null) {
      broken.close();
    }
  }

  /// One caller's transaction.
  private static final class Unit<T> {
    private final Database.Work<T> work;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private @Nullable T value;
    private @Nullable Throwable failure;

    Unit(Database.Work<T> work) {
      this.work = work;
    }

    /// Whether nobody waits for it any more.
    boolean isOver() {
      return result.isDone();
    }

    /// Runs the work without a way to undo it alone.
    ///
    /// @return false if it failed
    boolean attempt(SqliteConnection connection) {
      if (isOver()) {
        return true;
      }
      try {
        value = work.run(connection.transaction());
        return true;
      } catch (RuntimeException | Error e) {
        failure = e;
        return false;
      }
    }

    /// Undoes the whole batch after a failed [#attempt].
    ///
    /// @throws RuntimeException the failure itself, where SQLite has rolled back already: then it
    ///     is the file's trouble, and trying again would only hide it
    void undoAll(SqliteConnection connection) {
      Throwable failed = failure;
      failure = null;
      try {
        connection.statements().run("ROLLBACK");
      } catch (StorageException | StorageUnavailableException noTransaction) {
        if (failed != null) {
          failed.addSuppressed(noTransaction);
          rethrow(failed);
        }
        throw noTransaction;
      }
    }

    /// Runs the work, and undoes it if it fails.
    ///
    /// @throws RuntimeException the failure took the transaction of all along
    void run(SqliteConnection connection) {
      if (isOver()) {
        return;
      }
      failure = null;
      connection.statements().run("SAVEPOINT unit");
      try {
        value = work.run(connection.transaction());
      } catch (RuntimeException | Error e) {
        undo(connection, e);
        failure = e;
        return;
      }
      connection.statements().run("RELEASE unit");
    }

    /// Some troubles (disk full, input or output failing) make SQLite roll everything back by
    /// itself: then there is no savepoint to go back to (sqlite.org/lang_transaction.html,
    /// "response to errors within a transaction").
    private static void undo(SqliteConnection connection, Throwable failure) {
      try {
        connection.statements().run("ROLLBACK TO unit");
        connection.statements().run("RELEASE unit");
      } catch (StorageException | StorageUnavailableException noSavepoint) {
        failure.addSuppressed(noSavepoint);
        rethrow(failure);
      }
    }

    private static void rethrow(Throwable failure) {
      switch (failure) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        default -> throw new IllegalStateException(failure);
      }
    }

    @SuppressWarnings("NullAway") // a work may return null where its T allows it
    void complete() {
      if (failure != null) {
        result.completeExceptionally(failure);
      } else {
        result.complete(value);
      }
    }

    void fail(Throwable e) {
      result.completeExceptionally(e);
    }
  }
}
