package id.fineclean.bot.audit;

import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Row;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.vault.KeyedHash;
import java.util.List;
import java.util.Optional;

/// The log itself. Every line holds the hash of the one before it, and a seal that needs the master
/// keyset; so does the head, which says how many lines there are. A line that was changed, dropped,
/// swapped or made up is found by whoever verifies. That lines were cut off together with an older
/// head put back shows only against a head that was noted elsewhere: one goes to the program's log
/// every day. Thread-safe.
public final class AuditLog {
  /// Lines looked at in one transaction.
  private static final int PAGE = 1_000;

  private static final String COLUMNS =
      "seq, at, actor, role, action, object, purpose, outcome, hash, seal";

  private final Database database;
  private final KeyedHash key;

  public AuditLog(Database database, KeyedHash key) {
    this.database = database;
    this.key = key;
  }

  /// A line of the log.
  ///
  /// @param sequence from 1, without gaps
  public record Line(long sequence, AuditEntry entry) {}

  /// The last line's number and hash.
  ///
  /// @param hash in hexadecimal digits
  public record Head(long sequence, String hash) {
    /// As it is written down elsewhere, `SEQUENCE:HASH`.
    @Override
    public String toString() {
      return sequence + ":" + hash;
    }
  }

  /// What verifying finds.
  public sealed interface Verdict {
    /// No line was touched.
    record Whole(Head head) implements Verdict {}

    /// @param sequence the first line that is not as it was written
    record Broken(long sequence) implements Verdict {}
  }

  /// Writes one line, for good if the transaction is.
  public void append(Transaction transaction, AuditEntry entry) {
    AuditChain before = hold(transaction);
    AuditChain after = before.then(entry);
    transaction.updateOne(
        "audit line",
        "INSERT INTO audit_line (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        after.sequence(),
        entry.at(),
        entry.actor(),
        entry.role(),
        entry.action(),
        entry.object(),
        entry.purpose(),
        entry.outcome(),
        after.hash(),
        after.seal(key));
    transaction.updateOne(
        "audit head",
        "UPDATE audit_head SET seq = ?, hash = ?, seal = ? WHERE id = 1",
        after.sequence(),
        after.hash(),
        after.headSeal(key));
  }

  /// The head, which nobody else moves before the transaction ends.
  private AuditChain hold(Transaction transaction) {
    transaction.update(
        "INSERT INTO audit_head (id, seq, hash, seal) VALUES (1, ?, ?, ?)"
            + " ON CONFLICT (id) DO NOTHING",
        AuditChain.START.sequence(),
        AuditChain.START.hash(),
        AuditChain.START.headSeal(key));
    return transaction
        .first(
            "UPDATE audit_head SET seq = seq WHERE id = 1 RETURNING seq, hash",
            row -> new AuditChain(row.int64(1), row.bytes(2)))
        .orElseThrow();
  }

  /// The latest lines, the last first.
  ///
  /// @param before only lines with smaller numbers
  /// @param limit at most so many
  public List<Line> latest(long before, int limit) {
    return database.read(
        transaction ->
            transaction.list(
                "SELECT " + COLUMNS + " FROM audit_line WHERE seq < ? ORDER BY seq DESC LIMIT ?",
                row -> new Line(row.int64(1), entry(row)),
                before,
                limit));
  }

  /// Looks through the last lines and the head.
  ///
  /// @param most so many lines at most, which bounds the time: 10,000 take about a tenth of a
  /// second
  public Verdict verifyLast(long most) {
    Optional<AuditChain> head = database.read(this::genuineHead);
    long last = head.map(AuditChain::sequence).orElse(0L);
    return verify(Math.max(0, last - most), Optional.empty());
  }

  /// Looks through everything.
  ///
  /// @param noted a head from elsewhere that this log has to continue
  public Verdict verify(Optional<Head> noted) {
    return verify(0, noted);
  }

  private Verdict verify(long after, Optional<Head> noted) {
    Optional<AuditChain> start = database.read(transaction -> lineAt(transaction, after));
    if (start.isEmpty()) {
      return new Verdict.Broken(after);
    }
    AuditChain chain = start.get();
    while (true) {
      Page page = page(chain, noted);
      if (page.broken || page.end) {
        return page.broken
            ? new Verdict.Broken(page.reached.sequence() + 1)
            : end(page.reached, page.head, noted);
      }
      chain = page.reached;
    }
  }

  /// How far a page got.
  private record Page(AuditChain reached, boolean broken, boolean end, Optional<AuditChain> head) {}

  /// The head is read with the last lines, or an act in between would look like damage.
  private Page page(AuditChain from, Optional<Head> noted) {
    return database.read(
        transaction -> {
          List<Stored> lines =
              transaction.list(
                  "SELECT " + COLUMNS + " FROM audit_line WHERE seq > ? ORDER BY seq LIMIT ?",
                  Stored::of,
                  from.sequence(),
                  PAGE);
          AuditChain reached = from;
          for (Stored line : lines) {
            AuditChain next = reached.then(line.entry.orElse(null));
            if (!line.is(next, key) || !agrees(next, noted)) {
              return new Page(reached, true, false, Optional.empty());
            }
            reached = next;
          }
          return new Page(reached, false, lines.size() < PAGE, genuineHead(transaction));
        });
  }

  private static boolean agrees(AuditChain chain, Optional<Head> noted) {
    return noted
        .filter(head -> head.sequence() == chain.sequence())
        .map(head -> head.equals(chain.head()))
        .orElse(true);
  }

  private static Verdict end(AuditChain reached, Optional<AuditChain> head, Optional<Head> noted) {
    long needed = noted.map(Head::sequence).orElse(0L);
    boolean whole = head.map(reached::same).orElse(false) && reached.sequence() >= needed;
    return whole ? new Verdict.Whole(reached.head()) : new Verdict.Broken(reached.sequence() + 1);
  }

  /// The head as it is stored, if it was written by this program: the beginning where nothing was
  /// ever done.
  private Optional<AuditChain> genuineHead(Transaction transaction) {
    Optional<Optional<AuditChain>> stored =
        transaction.first(
            "SELECT seq, hash, seal FROM audit_head WHERE id = 1",
            row -> {
              AuditChain chain = new AuditChain(row.int64(1), row.bytes(2));
              return Optional.of(chain).filter(head -> head.headSealed(row.bytes(3), key));
            });
    return stored.orElse(Optional.of(AuditChain.START));
  }

  private Optional<AuditChain> lineAt(Transaction transaction, long sequence) {
    return sequence == 0
        ? Optional.of(AuditChain.START)
        : transaction
            .first(
                "SELECT hash, seal FROM audit_line WHERE seq = ?",
                row -> new StoredHash(new AuditChain(sequence, row.bytes(1)), row.bytes(2)),
                sequence)
            .filter(line -> line.chain.sealed(line.seal, key))
            .map(StoredHash::chain);
  }

  private record StoredHash(AuditChain chain, byte[] seal) {}

  /// A line as it is stored, whatever it may have been made into.
  private record Stored(long sequence, Optional<AuditEntry> entry, byte[] hash, byte[] seal) {
    static Stored of(Row row) {
      return new Stored(row.int64(1), readable(row), row.bytes(9), row.bytes(10));
    }

    private static Optional<AuditEntry> readable(Row row) {
      try {
        return Optional.of(AuditLog.entry(row));
      } catch (IllegalArgumentException spoiled) {
        return Optional.empty();
      }
    }

    boolean is(AuditChain expected, KeyedHash key) {
      return entry.isPresent()
          && sequence == expected.sequence()
          && expected.same(new AuditChain(sequence, hash))
          && expected.sealed(seal, key);
    }
  }

  private static AuditEntry entry(Row row) {
    return new AuditEntry(
        row.instant(2),
        row.int64(3),
        row.text(4),
        row.text(5),
        row.text(6),
        row.text(7),
        AuditEntry.Outcome.valueOf(row.text(8)));
  }
}
