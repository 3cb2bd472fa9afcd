package id.fineclean.bot.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// A SQLite file: one writer that commits waiting transactions together, many readers.
///
/// Every commit is flushed to the disk (`synchronous=FULL`), and the flush is what costs; grouping
/// shares it among the transactions that are waiting at that moment. Each keeps its own savepoint,
/// so one that fails takes no other along.
public final class SqliteDatabase implements Database {
  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(3);
  private static final int READERS = 4;

  private final Path file;
  private final SqliteWriter writer;
  private final BlockingQueue<Reader> readers = new LinkedBlockingQueue<>();
  private volatile boolean closed;

  private SqliteDatabase(Path file) {
    this.file = file;
    this.writer = new SqliteWriter(() -> connect(false), file.getFileName().toString());
    for (int i = 0; i < READERS; i++) {
      readers.add(new Reader());
    }
  }

  /// Opens `file`, which is created if it is missing. Its folder must exist.
  ///
  /// @throws StorageUnavailableException it cannot be opened
  public static SqliteDatabase open(Path file) {
    return new SqliteDatabase(file);
  }

  /// The JDBC address of a file, for tools that open connections of their own.
  public static String url(Path file) {
    return "jdbc:sqlite:" + file;
  }

  @Override
  public <T> T read(Work<T> work) {
    Reader reader = takeReader();
    try {
      return reader.read(work);
    } finally {
      readers.add(reader);
    }
  }

  @Override
  public <T> T write(Work<T> work) {
    return Futures.await(writer.submit(work));
  }

  @Override
  public <T> CompletableFuture<T> writeAsync(Work<T> work) {
    return writer.submit(work);
  }

  @Override
  public boolean available() {
    try {
      return write(transaction -> transaction.first("SELECT 1", row -> row.int32(1)).isPresent());
    } catch (StorageUnavailableException e) {
      return false;
    }
  }

  /// Lets running reads end, within limits, and finishes what waits to be written.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    writer.close();
    for (int i = 0; i < READERS; i++) {
      Reader reader = poll();
      if (reader != null) {
        reader.forget();
      }
    }
  }

  private Reader takeReader() {
    Reader reader = closed ? null : poll();
    if (reader == null) {
      throw new StorageUnavailableException(closed ? "closed" : "no free reader");
    }
    return reader;
  }

  private @Nullable Reader poll() {
    try {
      return readers.poll(LOCK_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageUnavailableException("interrupted");
    }
  }

  private SqliteConnection connect(boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout((int) LOCK_PATIENCE.toMillis());
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setCacheSize(readOnly ? -8_000 : -32_000);
    config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, "67108864");
    try {
      return prepared(new SqliteConnection(config.createConnection(url(file))), readOnly);
    } catch (SQLException e) {
      throw SqlErrors.translate("opening the database", e);
    }
  }

  private static SqliteConnection prepared(SqliteConnection opened, boolean readOnly) {
    try {
      // Pages the writer may leave in the log before it copies them back: 16 MiB, so that a page
      // changed often is copied once and not with every commit.
      opened.statements().run("PRAGMA wal_autocheckpoint=4000");
      if (readOnly) {
        opened.statements().run("PRAGMA query_only=1");
      }
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /// A connection for reading, made when it is first needed, and anew after it failed.
  private final class Reader {
    private @Nullable SqliteConnection connection;

    <T> T read(Work<T> work) {
      SqliteConnection open = open();
      T value;
      try {
        open.statements().run("BEGIN");
        value = work.run(open.transaction());
        open.statements().run("COMMIT");
      } catch (RuntimeException | Error e) {
        end(open);
        throw e;
      }
      return value;
    }

    void forget() {
      if (connection != null) {
        connection.close();
        connection = null;
      }
    }

    /// Where not even the transaction can be ended, the connection is of no more use.
    private void end(SqliteConnection open) {
      try {
        open.statements().run("ROLLBACK");
      } catch (StorageException | StorageUnavailableException e) {
        forget();
      }
    }

    private SqliteConnection open() {
      SqliteConnection current = connection;
      if (current == null) {
        current = connect(true);
        connection = current;
      }
      return current;
    }
  }
}
