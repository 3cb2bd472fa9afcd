package id.fineclean.bot.channel.telegram;

import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Received;
import java.util.List;

/// Takes what polling brought.
public interface PollingSink {
  /// Returns only when the messages are durably stored: with that, Telegram forgets them. May get
  /// the same messages again, after a failure or a restart.
  ///
  /// @throws Exception they are not stored; the same messages come again after a pause
  void store(List<InboundMessage> messages) throws Exception;

  /// Learns of an update that holds nothing the bot handles, or nothing that can be read, before
  /// the messages that came with it are stored. May get it again, as those.
  void ignored(Received.Ignored update);
}
