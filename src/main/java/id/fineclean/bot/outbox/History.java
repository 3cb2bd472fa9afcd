package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.contact.Conversation;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.storage.Row;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.vault.Vault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was written to a customer, in which words and form, and what became of it. Whoever asks
/// shows personal data.
public final class History {
  private final Vault vault;

  public History(Vault vault) {
    this.vault = vault;
  }

  /// One message.
  ///
  /// @param content as it was fitted to the channel; of a template, what was filled in
  /// @param form how it went out, or was tried last; empty before its first attempt
  /// @param status such as `accepted`, `withdrawn`, `maybe_sent`
  /// @param reason why it did not go out as it should, a code of the provider's or ours
  /// @param repeats how often it was sent again though an earlier attempt may have gone out
  public record Written(
      long id,
      Origin origin,
      OutboundMessage content,
      Optional<Form> form,
      String status,
      Optional<String> reason,
      int repeats,
      Instant createdAt,
      Optional<Instant> settledAt) {}

  /// The latest messages of a conversation, the latest first.
  ///
  /// @param before only those with a smaller id; [Long#MAX_VALUE] to begin
  /// @throws id.fineclean.bot.vault.MissingKeyException the customer has been erased
  public List<Written> of(
      Transaction transaction, Conversation conversation, long before, int atMost) {
    return transaction.list(
        "SELECT id, author, author_member, purpose, payload_enc, form, status, reason, repeats, created_at,"
            + " settled_at FROM outbox WHERE (conversation_id + 0) = ? AND id < ? ORDER BY id DESC LIMIT ?",
        row -> written(row, conversation),
        conversation.id(),
        before,
        atMost);
  }

  private Written written(Row row, Conversation conversation) {
    Origin origin =
        new Origin(Author.of(row.text(2), row.optionalInt64(3)), Purpose.of(row.text(4)));
    return new Written(
        row.int64(1),
        origin,
        Json.read(
            vault.decrypt(
                conversation.customerId(), Outbox.place(conversation, origin), row.bytes(5)),
            OutboundMessage.class),
        row.optionalText(6).map(Form::of),
        row.text(7),
        row.optionalText(8),
        row.int32(9),
        row.instant(10),
        row.optionalInstant(11));
  }
}
