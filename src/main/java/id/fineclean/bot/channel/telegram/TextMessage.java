package id.fineclean.bot.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import id.fineclean.bot.channel.OutboundMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/// A `sendMessage` that needs nothing of the answer but the new message's number: the library's own
/// reading of the whole `Message` would turn a message that did go out into a failure as soon as it
/// meets a field of another kind than it expects.
final class TextMessage extends SendMessage {
  TextMessage(ChatAddress address, OutboundMessage message) {
    super(Long.toString(address.chat()), message.text());
    address.topic().ifPresent(this::setMessageThreadId);
    setReplyMarkup(Keyboards.of(message));
  }

  @Override
  public Message deserializeResponse(String answer) throws TelegramApiRequestException {
    JsonNode result = Answer.result(answer);
    Message message = new Message();
    message.setMessageId(
        Math.toIntExact(Json.integer(result, "message_id").orElseThrow(Answer::unreadable)));
    return message;
  }
}
