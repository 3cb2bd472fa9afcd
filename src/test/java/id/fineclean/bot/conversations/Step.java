package id.fineclean.bot.conversations;

import id.fineclean.bot.channel.InboundContent.MediaKind;
import java.time.Duration;
import java.util.Optional;

/// One thing that happens in a conversation: a line of a `.chat` file that is not the bot's.
sealed interface Step {
  /// The customer writes.
  record Says(String text) implements Step {}

  /// The customer picks an option: taps the button, or types its number where there are none.
  record Picks(String label) implements Step {}

  record SharesLocation(double latitude, double longitude, Optional<String> label)
      implements Step {}

  record SharesContact(String phone) implements Step {}

  /// The customer sends a file.
  ///
  /// @param album the same for all pictures sent at once
  record Sends(MediaKind kind, Optional<String> caption, Optional<String> album) implements Step {}

  /// The customer changes an earlier message.
  ///
  /// @param message which, counted from 1
  record Edits(int message, String text) implements Step {}

  /// The customer sends something the bot cannot read.
  record SendsUnreadable(String kind) implements Step {}

  /// Time passes.
  record Waits(Duration time) implements Step {}
}
