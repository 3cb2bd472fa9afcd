package id.fineclean.bot.conversation;

import id.fineclean.bot.json.Json;
import id.fineclean.bot.storage.Row;
import id.fineclean.bot.storage.Transaction;
import id.fineclean.bot.vault.Vault;
import java.util.List;
import java.util.Optional;

/// Conversations as they are stored: the state encrypted, with a version that every turn raises.
final class ConversationStore {
  private static final String STATE_FIELD = "conversation.state";

  private final Vault vault;

  ConversationStore(Vault vault) {
    this.vault = vault;
  }

  /// @param version to be named when saving
  /// @param state encrypted; empty before the first turn
  record Stored(long id, long customerId, String channel, long version, Optional<byte[]> state) {}

  Optional<Stored> find(Transaction transaction, long conversationId) {
    return transaction.first(
        "SELECT id, customer_id, channel, version, state_enc FROM conversation WHERE id = ?",
        ConversationStore::stored,
        conversationId);
  }

  private static Stored stored(Row row) {
    return new Stored(row.int64(1), row.int64(2), row.text(3), row.int64(4), row.optionalBytes(5));
  }

  /// The conversations of a customer, the one in which they wrote last first.
  List<Stored> ofCustomer(Transaction transaction, long customerId) {
    return transaction.list(
        "SELECT id, customer_id, channel, version, state_enc FROM conversation WHERE customer_id = ?"
            + " ORDER BY COALESCE(last_inbound_at, 0) DESC, id DESC",
        ConversationStore::stored,
        customerId);
  }

  ConversationState open(Stored stored) {
    return stored
        .state()
        .map(
            bytes ->
                Json.read(
                    vault.decrypt(stored.customerId(), STATE_FIELD, bytes),
                    ConversationState.class))
        .orElse(ConversationState.EMPTY);
  }

  byte[] seal(long customerId, ConversationState state) {
    return vault.encrypt(customerId, STATE_FIELD, Json.bytes(state));
  }

  /// @throws id.fineclean.bot.storage.ConflictException another turn was saved since `seen` was
  ///     read
  void save(Transaction transaction, Stored seen, byte[] state) {
    transaction.updateOne(
        "conversation " + seen.id(),
        "UPDATE conversation SET version = version + 1, state_enc = ? WHERE id = ? AND version = ?",
        state,
        seen.id(),
        seen.version());
  }
}
