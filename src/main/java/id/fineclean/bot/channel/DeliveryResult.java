package id.fineclean.bot.channel;

import java.time.Duration;

/// What became of one attempt to send.
public sealed interface DeliveryResult {
  /// The provider took it.
  ///
  /// @param messageId the provider's id, under which it reports later
  record Accepted(String messageId) implements DeliveryResult {}

  /// The provider asks for a pause; the message did not go out.
  ///
  /// @param pause at least this long
  /// @param wholeChannel whether every chat has to wait, or only this one
  record Throttled(Duration pause, boolean wholeChannel) implements DeliveryResult {}

  /// It certainly did not go out, and may succeed later.
  ///
  /// @param reason a short code, never text of a customer's
  record NotSent(String reason) implements DeliveryResult {}

  /// It never will go out.
  ///
  /// @param code the provider's code or ours, for the operator who looks into it
  record Undeliverable(Cause cause, String code) implements DeliveryResult {}

  /// It may or may not have gone out: the connection broke or timed out during the call.
  record Unknown(String reason) implements DeliveryResult {}

  /// Why a message can never be delivered.
  enum Cause {
    /// The customer blocked us. Holds for every message until the customer writes again.
    BLOCKED(true),
    /// The customer told the provider to stop. Holds likewise.
    OPTED_OUT(true),
    /// The address is not, or no longer, a customer of this provider.
    NOT_ON_CHANNEL(true),
    /// Free text after the reply window, and no template to send instead.
    WINDOW_CLOSED(false),
    /// The provider refuses this content, or our account.
    REJECTED(false);

    private final boolean customerUnreachable;

    Cause(boolean customerUnreachable) {
      this.customerUnreachable = customerUnreachable;
    }

    /// Whether further messages to the same customer would fail alike.
    public boolean customerUnreachable() {
      return customerUnreachable;
    }
  }
}
