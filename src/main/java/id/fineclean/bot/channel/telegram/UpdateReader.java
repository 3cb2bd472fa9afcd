package id.fineclean.bot.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundContent.Edit;
import id.fineclean.bot.channel.InboundContent.Reachability;
import id.fineclean.bot.channel.InboundContent.Tap;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Received;
import id.fineclean.bot.channel.Received.Ignored;
import id.fineclean.bot.channel.Received.Messages;
import id.fineclean.bot.channel.Sender;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads Telegram's `Update` objects.
///
/// It looks only at the fields it needs and passes over everything else, so that neither a new
/// version of the Bot API nor a field nobody reads can make a customer's message unreadable.
/// TelegramBots' own classes refuse an update as soon as any object in it lacks a field they
/// expect.
final class UpdateReader {
  /// What to ask Telegram for: everything this class reads.
  static final List<String> ALLOWED_UPDATES =
      List.of("message", "edited_message", "callback_query", "my_chat_member");

  /// Telegram counts seconds in 32 bits.
  private static final long LATEST_DATE = Integer.MAX_VALUE;

  private static final Logger LOG = LoggerFactory.getLogger(UpdateReader.class);

  private final JsonNode update;
  private final long updateId;

  private UpdateReader(JsonNode update, long updateId) {
    this.update = update;
    this.updateId = updateId;
  }

  /// Never throws, whatever the JSON holds. An update that lacks what it needs is passed over, and
  /// said so in the log: Telegram would keep a refused one at the head of the chat's queue for a
  /// day, and with it all that the customer writes after it.
  static Received read(JsonNode update) {
    OptionalLong updateId = Json.integer(update, "update_id");
    return updateId.isPresent() ? read(update, updateId.getAsLong()) : unusable("no_update_id");
  }

  private static Received read(JsonNode update, long updateId) {
    Received received = new UpdateReader(update, updateId).read();
    return received instanceof Ignored ignored
        ? new Ignored(ignored.kind(), OptionalLong.of(updateId))
        : received;
  }

  /// A genuine update that cannot be used.
  ///
  /// @param why a short name from a fixed set
  static Ignored unusable(String why) {
    LOG.warn("an update of Telegram's is passed over ({})", why);
    return new Ignored(why);
  }

  private Received read() {
    if (update.has("message")) {
      return message(update.path("message"));
    }
    if (update.has("edited_message")) {
      return editedMessage(update.path("edited_message"));
    }
    if (update.has("callback_query")) {
      return callbackQuery(update.path("callback_query"));
    }
    if (update.has("my_chat_member")) {
      return chatMember(update.path("my_chat_member"));
    }
    return new Ignored("other_update");
  }

  private Received message(JsonNode message) {
    Optional<Received> notACustomers = notACustomers(message.path("chat"), message.path("from"));
    if (notACustomers.isPresent()) {
      return notACustomers.get();
    }
    Optional<String> messageId = messageId(message);
    if (messageId.isEmpty()) {
      return unusable("no_message_id");
    }
    return MessageContent.read(message)
        .map(content -> one(messageId.get(), writtenAt(message), sender(message), content))
        .orElseGet(() -> new Ignored("service"));
  }

  private Received editedMessage(JsonNode message) {
    Optional<Received> notACustomers = notACustomers(message.path("chat"), message.path("from"));
    if (notACustomers.isPresent()) {
      return notACustomers.get();
    }
    Optional<String> text = Json.text(message, "text").or(() -> Json.text(message, "caption"));
    if (text.isEmpty()) {
      // A live location that moves comes this way, every few seconds.
      return new Ignored("edit_without_text");
    }
    return messageId(message)
        .map(original -> one(deliveryId(), sender(message), new Edit(original, text.get())))
        .orElseGet(() -> unusable("no_message_id"));
  }

  private Received callbackQuery(JsonNode query) {
    JsonNode chat = query.path("message").path("chat");
    Optional<Received> notACustomers =
        notACustomers(chat.isMissingNode() ? privateChatWith(query) : chat, query.path("from"));
    if (notACustomers.isPresent()) {
      return notACustomers.get();
    }
    Optional<String> payload = Json.text(query, "data");
    if (payload.isEmpty()) {
      return new Ignored("callback_without_data");
    }
    JsonNode from = query.path("from");
    Sender sender =
        SenderReader.read(from, address(idOf(from).orElseThrow(), query.path("message")));
    return one(deliveryId(), sender, new Tap(payload.get(), Json.text(query, "id")));
  }

  /// The message a button belongs to may be gone or too old to be told.
  private static JsonNode privateChatWith(JsonNode query) {
    return Json.MAPPER
        .createObjectNode()
        .put("type", "private")
        .set("id", query.path("from").path("id"));
  }

  private Received chatMember(JsonNode change) {
    Optional<Received> notACustomers = notACustomers(change.path("chat"), change.path("from"));
    if (notACustomers.isPresent()) {
      return notACustomers.get();
    }
    return Json.text(change.path("new_chat_member"), "status")
        .flatMap(UpdateReader::reachability)
        .map(content -> one(deliveryId(), sender(change), content))
        .orElseGet(() -> new Ignored("chat_member"));
  }

  private static Optional<InboundContent> reachability(String status) {
    return switch (status) {
      case "member" -> Optional.of(new Reachability(true));
      case "kicked" -> Optional.of(new Reachability(false));
      default -> Optional.empty();
    };
  }

  private static Optional<Received> notACustomers(JsonNode chat, JsonNode from) {
    Optional<String> type = Json.text(chat, "type");
    if (type.isEmpty() || idOf(chat).isEmpty()) {
      return Optional.of(unusable("no_chat"));
    }
    if (!type.get().equals("private")) {
      return Optional.of(new Ignored("group"));
    }
    if (idOf(from).isEmpty()) {
      return Optional.of(unusable("no_sender"));
    }
    return Json.isTrue(from, "is_bot") ? Optional.of(new Ignored("bot")) : Optional.empty();
  }

  private static Sender sender(JsonNode message) {
    long chat = idOf(message.path("chat")).orElseThrow();
    return SenderReader.read(message.path("from"), address(chat, message));
  }

  /// Private chats have topics too, where the bot's owner has switched them on (Bot API 9.3).
  private static ChatAddress address(long chat, JsonNode message) {
    return ChatAddress.of(
        chat,
        Json.isTrue(message, "is_topic_message")
            ? Json.integer(message, "message_thread_id").orElse(0)
            : 0);
  }

  private static Optional<Instant> writtenAt(JsonNode message) {
    OptionalLong seconds = Json.integer(message, "date");
    return seconds.isPresent() && 0 < seconds.getAsLong() && seconds.getAsLong() <= LATEST_DATE
        ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()))
        : Optional.empty();
  }

  private static OptionalLong idOf(JsonNode userOrChat) {
    return Json.integer(userOrChat, "id");
  }

  /// Message numbers start over in each chat.
  private static Optional<String> messageId(JsonNode message) {
    OptionalLong number = Json.integer(message, "message_id");
    OptionalLong chat = idOf(message.path("chat"));
    return number.isPresent() && chat.isPresent()
        ? Optional.of(new MessageNumber(chat.getAsLong(), number.getAsLong()).toString())
        : Optional.empty();
  }

  private String deliveryId() {
    return "update:" + updateId;
  }

  private Received one(String messageId, Sender sender, InboundContent content) {
    return one(messageId, Optional.empty(), sender, content);
  }

  private Received one(
      String messageId, Optional<Instant> writtenAt, Sender sender, InboundContent content) {
    return new Messages(
        List.of(
            new InboundMessage(
                deliveryId(), messageId, OptionalLong.of(updateId), writtenAt, sender, content)));
  }
}
