package id.fineclean.bot.channel.telegram;

import id.fineclean.bot.channel.InboundMessage;
import java.util.List;

/// Takes what polling brought.
public interface PollingSink {
  /// Returns only when the messages are durably stored: with that, Telegram forgets them. May get
  /// the same messages again, after a failure or a restart.
  ///
  /// @throws Exception they are not stored; the same messages come again after a pause
  void store(List<InboundMessage> messages) throws Exception;

  /// Counts an update that holds nothing the bot handles, or nothing that can be read.
  ///
  /// @param kind a short name from a fixed set
  default void ignored(String kind) {}
}
