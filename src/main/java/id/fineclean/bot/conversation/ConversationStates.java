package id.fineclean.bot.conversation;

import id.fineclean.bot.contact.Conversation;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.vault.Vault;

/// The states of conversations, encrypted as they are stored.
final class ConversationStates {
  private static final String STATE_FIELD = "conversation.state";

  private final Vault vault;

  ConversationStates(Vault vault) {
    this.vault = vault;
  }

  ConversationState open(Conversation conversation) {
    return conversation
        .state()
        .map(
            bytes ->
                Json.read(
                    vault.decrypt(conversation.customerId(), STATE_FIELD, bytes),
                    ConversationState.class))
        .orElse(ConversationState.EMPTY);
  }

  byte[] seal(long customerId, ConversationState state) {
    return vault.encrypt(customerId, STATE_FIELD, Json.bytes(state));
  }
}
