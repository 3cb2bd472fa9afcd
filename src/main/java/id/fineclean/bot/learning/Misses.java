package id.fineclean.bot.learning;

import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Row;
import id.fineclean.bot.storage.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Messages that were not understood or that staff corrected: each wording once, with how often it
/// came. Holds no personal data, only what [Wording] lets through, and no more than a bounded
/// number of wordings: the rarest and oldest go first, those staff corrected last.
public final class Misses {
  /// A few more may be there until the next look.
  static final int MOST = 2_000;

  /// How many new wordings may come between two looks.
  static final int LOOK_EVERY = 64;

  private static final String COLUMNS = "id, words, guess, corrected, times, first_at, last_at";

  private final Database database;

  public Misses(Database database) {
    this.database = database;
  }

  /// A wording.
  ///
  /// @param guess the intent the bot took it for
  /// @param corrected the intent staff say it has
  /// @param times how often it came
  /// @param firstAt the day, at midnight UTC
  /// @param lastAt the day, at midnight UTC
  public record Entry(
      long id,
      String words,
      String guess,
      Optional<String> corrected,
      long times,
      Instant firstAt,
      Instant lastAt) {}

  /// Counts a message that was not understood.
  ///
  /// @param words from [Wording]
  public void add(Transaction transaction, String words, String guess, Instant now) {
    Instant day = now.truncatedTo(ChronoUnit.DAYS);
    long id =
        transaction
            .first(
                "INSERT INTO missed_message (words, guess, times, first_at, last_at)"
                    + " VALUES (?, ?, 1, ?, ?) ON CONFLICT (words) DO UPDATE SET"
                    + " times = missed_message.times + 1, guess = excluded.guess,"
                    + " last_at = excluded.last_at RETURNING id, times",
                row -> row.int64(2) == 1 ? row.int64(1) : 0L,
                words,
                guess,
                day,
                day)
            .orElse(0L);
    if (id > 0 && id % LOOK_EVERY == 0) {
      trim(transaction);
    }
  }

  private static void trim(Transaction transaction) {
    transaction.update(
        "DELETE FROM missed_message WHERE id IN (SELECT id FROM missed_message"
            + " ORDER BY CASE WHEN corrected IS NULL THEN 1 ELSE 0 END,"
            + " times DESC, last_at DESC, id DESC LIMIT 1000000 OFFSET ?)",
        MOST);
  }

  /// Keeps a message that staff say was taken wrongly.
  ///
  /// @param words from [Wording]
  /// @param guess what the bot took it for
  /// @param intent what it means
  public void teach(String words, String guess, String intent, Instant now) {
    database.write(
        transaction -> {
          add(transaction, words, guess, now);
          return transaction.update(
              "UPDATE missed_message SET corrected = ? WHERE words = ?", intent, words);
        });
  }

  /// Says what a kept wording means.
  ///
  /// @return whether there is such an entry
  public boolean correct(long id, String intent) {
    return database.write(
            transaction ->
                transaction.update(
                    "UPDATE missed_message SET corrected = ? WHERE id = ?", intent, id))
        == 1;
  }

  /// @return whether there was such an entry
  public boolean forget(long id) {
    return database.write(
            transaction -> transaction.update("DELETE FROM missed_message WHERE id = ?", id))
        == 1;
  }

  /// The most frequent first, of equally frequent ones the latest.
  public List<Entry> list(int atMost) {
    return database.read(
        transaction ->
            transaction.list(
                "SELECT "
                    + COLUMNS
                    + " FROM missed_message ORDER BY times DESC, last_at DESC, id DESC LIMIT ?",
                Misses::entry,
                atMost));
  }

  private static Entry entry(Row row) {
    return new Entry(
        row.int64(1),
        row.text(2),
        row.text(3),
        row.optionalText(4),
        row.int64(5),
        row.instant(6),
        row.instant(7));
  }
}
