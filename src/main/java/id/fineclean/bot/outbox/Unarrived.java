package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.contact.Conversation;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.storage.Row;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the bot wrote and nobody will find out any more whether it arrived: the customer is told at
/// their next message, once (guarantee G4).
public final class Unarrived {
  /// What was said longer ago helps nobody any more.
  private static final Duration OF_USE = Duration.ofDays(3);

  /// The latest; staff see all.
  private static final int MOST = 3;

  /// In the words of the index. What a takeover stopped nobody misses; what is damaged nobody can
  /// say again.
  private static final String UNTOLD =
      " WHERE conversation_id = ? AND status IN ('maybe_sent', 'dead') AND told_at IS NULL"
          + " AND author = 'bot' AND purpose IN ('reply', 'service_notice')"
          + " AND COALESCE(reason, '') NOT IN ('taken_over', 'unreadable')";

  private Unarrived() {}

  /// A message that may not have arrived, still encrypted.
  public record Message(long id, Origin origin, byte[] payload, Instant writtenAt) {
    /// What it said.
    ///
    /// @throws id.fineclean.bot.vault.MissingKeyException the customer has been erased
    /// @throws IllegalStateException it is damaged
    public String text(Vault vault, Conversation conversation) {
      byte[] plain =
          vault.decrypt(conversation.customerId(), Outbox.place(conversation, origin), payload);
      return Json.read(plain, OutboundMessage.class).text();
    }
  }

  /// What a conversation's customer has not been told of yet, in the order it was written.
  public static List<Message> of(Transaction transaction, long conversationId, Instant now) {
    return transaction
        .list(
            "SELECT id, purpose, payload_enc, created_at FROM outbox"
                + UNTOLD
                + " AND created_at > ? ORDER BY id DESC LIMIT ?",
            Unarrived::message,
            conversationId,
            now.minus(OF_USE),
            MOST)
        .reversed();
  }

  private static Message message(Row row) {
    Origin origin = new Origin(new Author.Bot(), Purpose.of(row.text(2)));
    return new Message(row.int64(1), origin, row.bytes(3), row.instant(4));
  }

  /// Takes down that the customer is told of all up to `last`.
  public static void told(Transaction transaction, long conversationId, long last, Instant now) {
    transaction.update(
        "UPDATE outbox SET told_at = ?" + UNTOLD + " AND id <= ?", now, conversationId, last);
  }
}
