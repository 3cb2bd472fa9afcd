package id.fineclean.bot.channel.telegram;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/// `getUpdates` with the updates as they came. The library's own method fails as a whole when one
/// update holds something it does not expect, and would fail with the same update for ever.
final class FetchUpdates extends BotApiMethod<ArrayNode> {
  private static final int MOST = 100;

  private final OptionalLong offset;
  private final Duration wait;

  /// @param offset the first update wanted, which confirms all before it; empty for the first that
  ///     is not confirmed
  /// @param wait how long Telegram waits for the first update, in whole seconds
  FetchUpdates(OptionalLong offset, Duration wait) {
    this.offset = offset;
    this.wait = wait;
  }

  @Override
  public String getMethod() {
    return "getUpdates";
  }

  @JsonProperty("offset")
  long offset() {
    return offset.orElse(0);
  }

  @JsonProperty("timeout")
  long timeout() {
    return wait.toSeconds();
  }

  @JsonProperty("limit")
  int limit() {
    return MOST;
  }

  @JsonProperty("allowed_updates")
  List<String> allowedUpdates() {
    return UpdateReader.ALLOWED_UPDATES;
  }

  @Override
  public ArrayNode deserializeResponse(String answer) throws TelegramApiRequestException {
    JsonNode result = Answer.result(answer);
    if (result instanceof ArrayNode updates) {
      return updates;
    }
    throw Answer.unreadable();
  }
}
