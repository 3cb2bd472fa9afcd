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

  /// Says whose file it is (`file(1)` shows it), and is the cheapest thing to write.
  private static final int APPLICATION_ID = 0x46434C4E;

  private final Path file;
  private final SqliteDamage damage;
  private final Outage outage;
  private final SqliteWriter writer;
  private final BlockingQueue<Reader> readers = new LinkedBlockingQueue<>();
  private volatile boolean closed;

  private SqliteDatabase(Path file) {
    this.file = file;
    this.damage = new SqliteDamage(file);
    this.outage = new Outage(file.getFileName().toString());
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
    try {
      T value = readOnce(work);
      outage.over(false);
      return value;
    } catch (StorageUnavailableException e) {
      note(e, false);
      throw e;
    }
  }

  private <T> T readOnce(Work<T> work) {
    Reader reader = takeReader();
    try {
      return reader.read(work);
    } finally {
      readers.add(reader);
    }
  }

  @Override
  public <T> T write(Work<T> work) {
    return Futures.await(writeAsync(work));
  }

  @Override
  public <T> CompletableFuture<T> writeAsync(Work<T> work) {
    CompletableFuture<T> result = writer.submit(work);
    var _ =
        result.whenComplete(
            (_, failure) -> {
              if (failure == null) {
                outage.over(true);
              } else if (failure instanceof StorageUnavailableException unavailable) {
                note(unavailable, true);
              }
            });
    return result;
  }

  private void note(StorageUnavailableException failure, boolean writing) {
    if (failure instanceof DamagedDatabaseException) {
      damage.note(failure);
    } else if (!closed) {
      outage.met(failure, writing);
    }
  }

  @Override
  public boolean available() {
    try {
      write(transaction -> transaction.update("PRAGMA application_id = " + APPLICATION_ID));
      return !damage.isKnown();
    } catch (StorageUnavailableException e) {
      return false;
    }
  }

  /// Looks through the whole file for damage, which takes about a second for each 100 MB, and says
  /// so in the log; from then on this database is not available.
  public void check() {
    try {
      SqliteDamage.refuse(file);
    } catch (StorageUnavailableException e) {
      damage.note(e);
    }
  }

  /// The same before a file is opened.
  ///
  /// @throws DamagedDatabaseException it is damaged; names the file and what to do
  /// @throws StorageUnavailableException it cannot be read
  public static void refuseDamaged(Path file) {
    SqliteDamage.refuse(file);
  }

  /// Copies the log back and cuts it to nothing. A long read holds that up: it is waited for as
  /// long as for a lock.
  @Override
  public void scrub() {
    SqliteConnection connection = connect(false);
    try {
      boolean busy =
          connection
              .transaction()
              .first("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.flag(1))
              .orElse(true);
      if (busy) {
        throw new StorageUnavailableException("the log is in use and cannot be emptied now");
      }
    } finally {
      connection.close();
    }
  }

  @Override
  public Connections connections() {
    int idle = readers.size();
    return new Connections(READERS - idle, idle, writer.waiting());
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
    config.setCacheSize(readOnly ? -2_000 : -16_000);
    // The driver would ask for them after every statement; where we want them we say RETURNING.
    config.setGetGeneratedKeys(false);
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
