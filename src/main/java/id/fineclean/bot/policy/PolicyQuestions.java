package id.fineclean.bot.policy;

import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Questions that a document did not answer, for the owner: each once, with how often it was asked.
/// Holds no personal data, only words that [PolicyLibrary#masked] lets through, and no more than a
/// bounded number of questions: closed ones go first, then the rarest and oldest.
public final class PolicyQuestions {
  /// A few more may be there until the next look.
  static final int MOST = 2_000;

  /// How many new questions may come between two looks.
  static final int LOOK_EVERY = 64;

  private final Database database;

  public PolicyQuestions(Database database) {
    this.database = database;
  }

  /// An open question.
  ///
  /// @param question its words, what might be personal hidden
  /// @param nearest the clause it is near to; empty text for none
  /// @param times how often it was asked
  /// @param lastAt the day, at midnight UTC: a moment would lead to the conversation
  public record Entry(
      long id,
      String document,
      String version,
      String question,
      String nearest,
      long times,
      Instant lastAt) {}

  /// Counts a question. One that was closed is open again when somebody asks it anew.
  public void add(
      Transaction transaction, PolicyVersion version, String masked, String nearest, Instant now) {
    Instant day = now.truncatedTo(ChronoUnit.DAYS);
    long id =
        transaction
            .first(
                "INSERT INTO policy_question"
                    + " (document, version, question, nearest, times, status, first_at, last_at)"
                    + " VALUES (?, ?, ?, ?, 1, 'open', ?, ?)"
                    + " ON CONFLICT (document, version, question) DO UPDATE SET"
                    + " times = CASE policy_question.status WHEN 'closed' THEN 1"
                    + " ELSE policy_question.times + 1 END, status = 'open',"
                    + " last_at = excluded.last_at RETURNING id, times",
                row -> row.int64(2) == 1 ? row.int64(1) : 0L,
                version.document(),
                version.version(),
                masked,
                nearest,
                day,
                day)
            .orElse(0L);
    if (id > 0 && id % LOOK_EVERY == 0) {
      trim(transaction);
    }
  }

  private static void trim(Transaction transaction) {
    transaction.update(
        "DELETE FROM policy_question WHERE id IN (SELECT id FROM policy_question"
            + " ORDER BY CASE status WHEN 'open' THEN 0 ELSE 1 END,"
            + " times DESC, last_at DESC, id DESC LIMIT 1000000 OFFSET ?)",
        MOST);
  }

  /// What waits for an answer, the most asked first.
  public List<Entry> open(int atMost) {
    return database.read(
        transaction ->
            transaction.list(
                "SELECT id, document, version, question, nearest, times, last_at FROM policy_question"
                    + " WHERE status = 'open' ORDER BY times DESC, id LIMIT ?",
                row ->
                    new Entry(
                        row.int64(1),
                        row.text(2),
                        row.text(3),
                        row.text(4),
                        row.text(5),
                        row.int64(6),
                        row.instant(7)),
                atMost));
  }

  /// Takes a question off the list.
  ///
  /// @return whether it was open
  public boolean close(long id) {
    return database.write(
        transaction ->
            transaction.update(
                    "UPDATE policy_question SET status = 'closed' WHERE id = ? AND status = 'open'",
                    id)
                == 1);
  }
}
