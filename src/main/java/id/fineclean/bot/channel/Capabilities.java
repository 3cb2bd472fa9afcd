package id.fineclean.bot.channel;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/// What a channel's messages may hold.
///
/// @param maxText longest text in UTF-16 units
/// @param buttons whether choices are always shown as buttons
/// @param taps up to where choices are shown to tap elsewhere; beyond, and where this is empty,
/// they
///     become a numbered list in the text
/// @param requests whether the bot may show a button that sends the customer's location or contact
///     card
/// @param replyWindow how long after the customer's last message free text may be sent, less what
///     the provider's clock may be ahead of ours; empty for always
public record Capabilities(
    int maxText,
    boolean buttons,
    Optional<TapLimits> taps,
    boolean requests,
    Optional<Duration> replyWindow) {
  /// Of a channel that shows either all choices as buttons or none.
  public Capabilities(
      int maxText, boolean buttons, boolean requests, Optional<Duration> replyWindow) {
    this(maxText, buttons, Optional.empty(), requests, replyWindow);
  }

  /// The same, with choices to tap within these limits.
  public Capabilities with(TapLimits limits) {
    return new Capabilities(maxText, buttons, Optional.of(limits), requests, replyWindow);
  }

  /// Whether the choices of a message are shown to tap.
  public boolean shows(OutboundMessage message) {
    return buttons || taps.filter(limits -> limits.fit(message)).isPresent();
  }

  /// Whether choices of these names are shown to tap below a text that is not too long.
  public boolean shows(Collection<String> labels) {
    return buttons || taps.filter(limits -> limits.fit(labels)).isPresent();
  }
}
