package id.fineclean.bot.conversation;

import id.fineclean.bot.channel.Channel;
import id.fineclean.bot.channel.OutboundMessage;
import id.fineclean.bot.contact.Conversation;
import id.fineclean.bot.contact.Conversations;
import id.fineclean.bot.outbox.Origin;
import id.fineclean.bot.outbox.Outbox;
import id.fineclean.bot.storage.Database;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.vault.Vault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Messages the bot sends by itself, outside any turn. Where the reply window may be closed, they
/// carry the template that the owner has had approved for them.
public final class Notices {
  private final Database database;
  private final ConversationStates states;
  private final Outbox outbox;
  private final Map<String, Channel> channels;
  private final Supplier<Templates> templates;

  public Notices(
      Database database,
      Vault vault,
      Outbox outbox,
      Map<String, Channel> channels,
      Supplier<Templates> templates) {
    this.database = database;
    this.states = new ConversationStates(vault);
    this.outbox = outbox;
    this.channels = Map.copyOf(channels);
    this.templates = templates;
  }

  /// A text, with the template for the same notice if there is one.
  ///
  /// @param kind the key of the text in `intents/replies/`
  /// @param values what the text's placeholders were filled with
  public OutboundMessage message(String kind, String text, Map<String, String> values) {
    Optional<OutboundMessage.Template> template = templates.get().fill(kind, values);
    return new OutboundMessage(text, List.of(), OutboundMessage.Request.NONE, template);
  }

  /// Where a customer is told something that belongs to no conversation in particular.
  public record Place(long conversationId, String channel, Language language) {}

  /// The conversation in which a customer wrote last, among channels that can be used now.
  ///
  /// @throws id.fineclean.bot.vault.MissingKeyException the customer has been erased
  public Optional<Place> place(long customerId) {
    return database.read(transaction -> Conversations.ofCustomer(transaction, customerId)).stream()
        .filter(one -> channels.containsKey(one.channel()))
        .findFirst()
        .map(one -> new Place(one.id(), one.channel(), language(one)));
  }

  private Language language(Conversation conversation) {
    try {
      return states.open(conversation).language().orElse(Language.ID);
    } catch (IllegalStateException damaged) {
      return Language.ID;
    }
  }

  /// Encrypts a notice for the customer of a conversation, ahead of the transaction that adds it.
  public Outbox.Batch prepare(long conversationId, Origin origin, OutboundMessage message) {
    Conversation conversation =
        database.read(transaction -> Conversations.find(transaction, conversationId)).orElseThrow();
    Channel channel = channels.get(conversation.channel());
    if (channel == null) {
      throw new IllegalStateException("channel " + conversation.channel() + " is not configured");
    }
    return outbox.prepare(conversation, origin, List.of(message), channel.capabilities());
  }
}
