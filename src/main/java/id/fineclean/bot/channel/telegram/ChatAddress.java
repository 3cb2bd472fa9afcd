package id.fineclean.bot.channel.telegram;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a message goes: a private chat, or one topic of it. Written as `7001` or `7001/42`.
///
/// @param topic the `message_thread_id`
record ChatAddress(long chat, OptionalInt topic) {
  /// Of nine digits, so that any of them can be read back.
  private static final long LATEST_TOPIC = 999_999_999;

  private static final Pattern WRITTEN = Pattern.compile("(-?[0-9]{1,18})(?:/([0-9]{1,9}))?");

  /// @param topic 0 for none, as is any number that Telegram does not give
  static ChatAddress of(long chat, long topic) {
    return new ChatAddress(
        chat,
        0 < topic && topic <= LATEST_TOPIC ? OptionalInt.of((int) topic) : OptionalInt.empty());
  }

  /// @throws IllegalArgumentException it was not made by [#toString]
  static ChatAddress parse(String address) {
    Matcher parts = WRITTEN.matcher(address);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not an address of Telegram's");
    }
    String topic = parts.group(2);
    return new ChatAddress(
        Long.parseLong(parts.group(1)),
        topic == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(topic)));
  }

  ChatAddress withoutTopic() {
    return new ChatAddress(chat, OptionalInt.empty());
  }

  @Override
  public String toString() {
    return topic.isPresent() ? chat + "/" + topic.getAsInt() : Long.toString(chat);
  }
}
