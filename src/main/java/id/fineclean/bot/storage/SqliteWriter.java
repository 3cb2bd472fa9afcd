package id.fineclean.bot.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one thread that writes to a SQLite file. It takes every transaction that waits, runs them
// one after another, and
/// commits them with one flush; only then are their callers told.
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
      unit.result.completeExceptionally(
          new StorageUnavailableException(closed ? "closed" : "too many are waiting"));
    }
    return unit.result;
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
    if (connection != null) {
      connection.close();
    }
  }

  private boolean take(List<Unit<?>> batch) {
    try {
      batch.add(waiting.take());
    } catch (InterruptedException e) {
      // close() wakes the thread so; what still waits is finished.
    }
    waiting.drainTo(batch, MOST_TOGETHER - batch.size());
    batch.removeIf(unit -> unit.result.isDone());
    return !batch.isEmpty();
  }

  private void commit(List<Unit<?>> batch) {
    try {
      commitTogether(batch);
    } catch (StorageException e) {
      // One statement was refused and may have taken the whole transaction with it: each alone, to
      // find out whose.
      batch.forEach(this::commitAlone);
    } catch (RuntimeException | Error e) {
      batch.forEach(unit -> unit.fail(e));
    }
  }

  private void commitAlone(Unit<?> unit) {
    try {
      commitTogether(List.of(unit));
    } catch (RuntimeException | Error e) {
      unit.fail(e);
    }
  }

  private void commitTogether(List<Unit<?>> batch) {
    SqliteConnection open = open();
    try {
      open.statements().run("BEGIN IMMEDIATE");
      for (Unit<?> unit : batch) {
        unit.run(open);
      }
      open.statements().run("COMMIT");
    } catch (RuntimeException | Error e) {
      reopen();
      throw e;
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

  /// A fresh connection is the surest way out of a transaction in an unknown state.
  private void reopen() {
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
    private @Nullable RuntimeException failure;

    Unit(Database.Work<T> work) {
      this.work = work;
    }

    void run(SqliteConnection connection) {
      failure = null;
      connection.statements().run("SAVEPOINT unit");
      try {
        value = work.run(connection.transaction());
        connection.statements().run("RELEASE unit");
      } catch (StorageException | StorageUnavailableException e) {
        throw e;
      } catch (RuntimeException e) {
        connection.statements().run("ROLLBACK TO unit");
        connection.statements().run("RELEASE unit");
        failure = e;
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
