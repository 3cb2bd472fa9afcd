package id.fineclean.bot.conversation;

import id.fineclean.bot.contact.Conversation;
import id.fineclean.bot.json.Json;
import id.fineclean.bot.vault.PersonalField;
import id.fineclean.bot.vault.Vault;

/// The states of conversations, encrypted as they are stored.
public final class ConversationStates {
  public static final PersonalField STATE =
      new PersonalField("conversation", "state_enc", "what is being talked about");

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
                    vault.decrypt(
                        conversation.customerId(), STATE.at(conversation.channel()), bytes),
                    ConversationState.class))
        .orElse(ConversationState.EMPTY);
  }

  byte[] seal(Conversation conversation, ConversationState state) {
    return vault.encrypt(
        conversation.customerId(), STATE.at(conversation.channel()), Json.bytes(state));
  }
}
