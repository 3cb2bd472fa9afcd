package id.fineclean.bot.channel.telegram;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessage;

/// One message of one chat: numbers start over in each. Written as `chat:7001:42`.
record MessageNumber(long chat, long number) {
  private static final Pattern WRITTEN = Pattern.compile("chat:(-?[0-9]{1,18}):([0-9]{1,9})");

  /// Empty for what was not made by [#toString].
  static Optional<MessageNumber> parse(String messageId) {
    Matcher parts = WRITTEN.matcher(messageId);
    return parts.matches()
        ? Optional.of(
            new MessageNumber(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
        : Optional.empty();
  }

  DeleteMessage deletion() {
    return DeleteMessage.builder().chatId(chat).messageId(Math.toIntExact(number)).build();
  }

  @Override
  public String toString() {
    return "chat:" + chat + ":" + number;
  }
}
