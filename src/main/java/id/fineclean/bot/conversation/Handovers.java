package id.fineclean.bot.conversation;

import id.fineclean.bot.storage.Database;
import id.fineclean.bot.storage.Transaction;
import java.time.Instant;
import java.util.List;

/// The queue of conversations that a person has to take up. Holds no personal data: the words are
/// in the conversation.
public final class Handovers {
  private final Database database;

  public Handovers(Database database) {
    this.database = database;
  }

  /// An entry of the queue.
  ///
  /// @param topic the intent, `not_understood` or `failure`
  public record Entry(
      long id, long conversationId, String topic, boolean urgent, Instant createdAt) {}

  /// What is waiting, urgent entries first, then the oldest.
  public List<Entry> open(int atMost) {
    return database.read(
        transaction ->
            transaction.list(
                "SELECT id, conversation_id, topic, urgent, created_at FROM handover WHERE status = 'open'"
                    + " ORDER BY urgent DESC, id LIMIT ?",
                row ->
                    new Entry(row.int64(1), row.int64(2), row.text(3), row.flag(4), row.instant(5)),
                atMost));
  }

  /// Takes an entry off the queue.
  ///
  /// @return whether it was open
  public boolean close(long id, Instant now) {
    return database.write(
        transaction ->
            transaction.update(
                    "UPDATE handover SET status = 'closed', closed_at = ? WHERE id = ? AND status = 'open'",
                    now,
                    id)
                == 1);
  }

  /// Asks a person to look at a conversation, though its customer asked for nobody.
  ///
  /// @param topic why
  public void call(Transaction transaction, long conversationId, String topic, Instant now) {
    add(transaction, conversationId, new Turn.Handover(topic, false), now);
  }

  /// Takes off the queue what was put there for a customer who takes it back at once; what waited
  /// before stays.
  static void takeBack(
      Transaction transaction, long conversationId, PeopleCalled called, Instant now) {
    for (String topic : called.topics()) {
      transaction.update(
          "UPDATE handover SET status = 'closed', closed_at = ?"
              + " WHERE conversation_id = ? AND topic = ? AND status = 'open' AND created_at >= ?",
          now,
          conversationId,
          topic,
          called.at());
    }
  }

  /// Adds a wish, unless the same one of this conversation is waiting already; an urgent one makes
  /// it urgent.
  void add(Transaction transaction, long conversationId, Turn.Handover wish, Instant now) {
    int waiting =
        transaction.update(
            "UPDATE handover SET urgent = CASE WHEN urgent > ? THEN urgent ELSE ? END"
                + " WHERE conversation_id = ? AND topic = ? AND status = 'open'",
            wish.urgent(),
            wish.urgent(),
            conversationId,
            wish.topic());
    if (waiting == 0) {
      transaction.update(
          "INSERT INTO handover (conversation_id, topic, urgent, status, created_at) VALUES (?, ?, ?, 'open', ?)",
          conversationId,
          wish.topic(),
          wish.urgent(),
          now);
    }
  }
}
