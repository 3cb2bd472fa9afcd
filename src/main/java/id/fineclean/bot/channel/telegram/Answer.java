package id.fineclean.bot.channel.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.telegram.telegrambots.meta.api.objects.ApiResponse;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/// Reads the envelope that every answer of the Bot API comes in.
final class Answer {
  private Answer() {}

  /// @throws TelegramApiRequestException with the Bot API's `error_code` where it refused the call,
  ///     with none where the answer is not the Bot API's
  static JsonNode result(String answer) throws TelegramApiRequestException {
    JsonNode envelope = envelope(answer);
    if (Json.isTrue(envelope, "ok")) {
      return envelope.path("result");
    }
    throw new TelegramApiRequestException("refused", refusal(envelope));
  }

  static TelegramApiRequestException unreadable() {
    return new TelegramApiRequestException("unreadable");
  }

  private static JsonNode envelope(String answer) throws TelegramApiRequestException {
    try {
      return Json.MAPPER.readTree(answer);
    } catch (JsonProcessingException broken) {
      throw unreadable();
    }
  }

  private static ApiResponse<?> refusal(JsonNode envelope) throws TelegramApiRequestException {
    try {
      return Json.MAPPER.treeToValue(envelope, ApiResponse.class);
    } catch (JsonProcessingException other) {
      throw unreadable();
    }
  }
}
