package id.fineclean.bot.channel;

import java.util.List;

/// One way to talk to customers.
///
/// Implementations are thread-safe. They keep no queue and do not retry: order, limits and retries
/// are the outbox's.
public interface Channel {
  /// The name stored with everything that came or goes this way, such as `telegram`. Never changes.
  String id();

  /// What messages this channel can carry.
  Capabilities capabilities();

  /// How fast the provider lets us send.
  SendLimits limits();

  /// The HTTP endpoints the provider calls. Empty where the channel fetches its messages itself.
  List<Webhook> webhooks();

  /// Makes one call to the provider and returns within a minute. Not idempotent: a second call may
  /// deliver the message twice. Never throws for what a provider or a network can do.
  ///
  /// @param message at most [Capabilities#maxText()] characters, with choices only where the
  ///     channel has buttons
  DeliveryResult send(OutboundMessage message, Recipient recipient);

  /// Looks a message up whose sending ended in doubt ([DeliveryResult.Unknown], or a process that
  /// ended during the call). Sends nothing and may be repeated; returns within a minute and never
  /// throws for what a provider or a network can do.
  default Lookup find(Doubt doubt) {
    return new Lookup.NotKept();
  }

  /// Tells the provider that a tap on a button was seen, so that the customer's phone stops showing
  /// a spinner. Best effort: failures are swallowed, nothing depends on it.
  default void acknowledgeTap(String tapReference) {}
}
