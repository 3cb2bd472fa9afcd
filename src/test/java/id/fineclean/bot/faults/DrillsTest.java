package id.fineclean.bot.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.inbox.Inbox;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.testing.CapturedLog;
import id.fineclean.bot.testing.FixedClock;
import id.fineclean.bot.testing.Inbound;
import id.fineclean.bot.testing.RecordingChannel;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.testing.TestDatabases.Kind;
import id.fineclean.bot.testing.TestNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What operators and machines do to a database while customers write: what was acknowledged is
/// there once, what was not is taken at the provider's next try, and each reply goes out once.
class DrillsTest {
  /// Longer than a page, so that it needs new ones.
  private static final String LONG = "kotor sekali ".repeat(2_000);

  private static final int MOST_ATTEMPTS = 30;

  private final FixedClock clock = new FixedClock("2026-11-22T03:00:00Z");
  private final RecordingChannel channel = RecordingChannel.telegram();

  /// Two more wait for many seconds until it is given up: `-Dfaults.long=true`, as -Pfaults does.
  private static Stream<Trouble> troubles() {
    Set<Trouble> slow = Set.of(Trouble.BLACK_HOLE, Trouble.DISK_FROZEN);
    return Stream.of(Trouble.values())
        .filter(trouble -> Boolean.getBoolean("faults.long") || !slow.contains(trouble));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void nothingStoredIsLostAndNothingIsDoubled(Trouble trouble) throws Exception {
    try (CapturedLog log = new CapturedLog();
        TestDatabases databases = TestDatabases.fresh(trouble.kind);
        TestNode node = new TestNode(databases, clock, channel)) {
      long chat = node.inbox().accept("telegram", Inbound.text(1, 100, "halo")).orElseThrow();
      node.queue(chat, "satu", "dua");

      try (AutoCloseable _ = trouble.begin(databases)) {
        assertThrows(
            StorageUnavailableException.class,
            () -> node.inbox().accept("telegram", Inbound.text(1, 101, LONG)));
        deliver(node, chat);
        node.dispatcher().look();
        var _ = node.database().available();
        node.dispatcher().look();
        assertEquals(1, warnings(log), log::text);
      }
      clock.advance(Duration.ofMinutes(2));
      redeliver(node.inbox());
      redeliver(node.inbox());
      for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
        deliver(node, chat);
      }

      assertEquals(3, count(databases));
      assertEquals(List.of("satu", "dua"), channel.texts());
      assertEquals(List.of("accepted", "accepted"), node.statuses(chat));
    }
  }

  private static long warnings(CapturedLog log) {
    return log.text().lines().filter(line -> line.matches("(WARN|ERROR) .*")).count();
  }

  private static void deliver(TestNode node, long chat) {
    try {
      node.dispatcher().deliverNow(chat);
    } catch (StorageUnavailableException meanwhile) {
      // It is looked at again.
      return;
    }
  }

  /// The provider repeats what was not acknowledged, and for good measure what was.
  private static void redeliver(Inbox inbox) {
    insist(inbox, Inbound.text(1, 100, "halo"));
    insist(inbox, Inbound.text(1, 101, LONG));
    insist(inbox, Inbound.text(1, 102, "jadi?"));
  }

  /// Connections that were cut are found out one by one.
  private static void insist(Inbox inbox, InboundMessage message) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        inbox.accept("telegram", message);
        return;
      } catch (StorageUnavailableException notYet) {
        continue;
      }
    }
    throw new AssertionError("never acknowledged");
  }

  private static long count(TestDatabases databases) {
    return databases
        .main()
        .read(t -> t.first("SELECT COUNT(*) FROM inbox", row -> row.int64(1)))
        .orElseThrow();
  }

  /// How a database is made unusable, and usable again.
  private enum Trouble {
    FULL_DISK(Kind.SQLITE) {
      @Override
      AutoCloseable begin(TestDatabases databases) {
        databases
            .main()
            .write(
                t -> {
                  int pages = t.first("PRAGMA page_count", row -> row.int32(1)).orElseThrow();
                  return t.list("PRAGMA max_page_count = " + pages, row -> row.int32(1));
                });
        return () -> {};
      }
    },
    FILE_LOCKED(Kind.SQLITE) {
      @Override
      AutoCloseable begin(TestDatabases databases) throws SQLException {
        return held(databases, "BEGIN EXCLUSIVE");
      }
    },
    FILE_READ_ONLY(Kind.SQLITE) {
      @Override
      AutoCloseable begin(TestDatabases databases) {
        databases.main().write(t -> t.update("PRAGMA query_only = 1"));
        return () -> {};
      }
    },
    TABLE_LOCKED(Kind.POSTGRES) {
      @Override
      AutoCloseable begin(TestDatabases databases) throws SQLException {
        return held(databases, "BEGIN; LOCK TABLE main.inbox IN ACCESS EXCLUSIVE MODE");
      }
    },
    STANDBY(Kind.POSTGRES) {
      @Override
      AutoCloseable begin(TestDatabases databases) throws Exception {
        return PostgresTrouble.TAKES_NO_WRITES.begin(databases);
      }
    },
    NO_CONNECTIONS(Kind.POSTGRES) {
      @Override
      AutoCloseable begin(TestDatabases databases) throws Exception {
        return PostgresTrouble.REFUSES.begin(databases);
      }
    },
    ALL_CONNECTIONS_TAKEN(Kind.POSTGRES) {
      @Override
      AutoCloseable begin(TestDatabases databases) throws Exception {
        return PostgresTrouble.IS_FULL.begin(databases);
      }
    },
    BLACK_HOLE(Kind.POSTGRES) {
      @Override
      AutoCloseable begin(TestDatabases databases) throws Exception {
        return PostgresTrouble.IS_A_BLACK_HOLE.begin(databases);
      }
    },
    DISK_FROZEN(Kind.SQLITE) {
      @Override
      AutoCloseable begin(TestDatabases databases) {
        CountDownLatch thawed = new CountDownLatch(1);
        var _ = databases.main().writeAsync(t -> frozen(thawed));
        return thawed::countDown;
      }

      private boolean frozen(CountDownLatch until) {
        try {
          until.await();
          return true;
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    };

    final Kind kind;

    Trouble(Kind kind) {
      this.kind = kind;
    }

    abstract AutoCloseable begin(TestDatabases databases) throws Exception;

    private static AutoCloseable held(TestDatabases databases, String sql) throws SQLException {
      Connection connection = DriverManager.getConnection(databases.url("main"));
      connection.createStatement().execute(sql);
      return connection;
    }
  }
}
