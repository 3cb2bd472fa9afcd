package id.fineclean.bot.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/// One way to talk to customers.
///
/// Implementations are thread-safe. They keep no queue and do not retry: order, limits and retries
/// are the outbox's.
public interface Channel {
  /// The name stored with everything that came or goes this way, such as `telegram`. Never changes.
  String id();

  /// What messages this channel can carry, now: it may learn to show choices while it runs.
  Capabilities capabilities();

  /// How fast the provider lets us send.
  SendLimits limits();

  /// The HTTP endpoints the provider calls. Empty where the channel fetches its messages itself.
  List<Webhook> webhooks();

  /// Makes one call to the provider, or a second one in another form where the first was refused
  /// for
  /// its form, and returns within a minute. Not idempotent: a second call may
  /// deliver the message twice. Never throws for what a provider or a network can do.
  ///
  /// @param message at most [Capabilities#maxText()] characters, with choices only where
  ///     [Capabilities#shows(OutboundMessage)] holds, or held when it was written
  DeliveryResult send(OutboundMessage message, Recipient recipient);

  /// Looks a message up whose sending ended in doubt ([DeliveryResult.Unknown], or a process that
  /// ended during the call). Sends nothing and may be repeated; returns within a minute and never
  /// throws for what a provider or a network can do.
  default Lookup find(Doubt doubt) {
    return new Lookup.NotKept();
  }

  /// Fetches a file that a customer sent, with the provider's authentication and from the provider
  /// only, whatever the reference says. Returns within a minute and never throws for what a
  /// provider or a network can do.
  ///
  /// @param reference as in [InboundContent.Media#reference]
  /// @param mostBytes the longest file that is taken, which is held in memory as a whole
  default Fetched fetch(String reference, int mostBytes) {
    return new Fetched.Gone();
  }

  /// Deletes a message where the provider keeps it, the customer's or ours. May be repeated;
  /// returns within a minute and never throws for what a provider or a network can do.
  ///
  /// @param messageId as in [InboundMessage#messageId] or [DeliveryResult.Accepted]
  default Deletion delete(String messageId) {
    return new Deletion.Refused("not_supported");
  }

  /// Lists what customers wrote, as far as the provider keeps it: what was written while nobody
  /// could receive it. Ids are those the webhook gives, so that storing what did arrive does no
  /// harm. Returns within minutes and never throws for what a provider or a network can do.
  ///
  /// @param reach how far back to look, by the provider's clock
  /// @param youngest what is younger is left to the webhook, which tells more
  /// @param known whether a delivery has arrived; its details are not asked for
  default Backlog backlog(Duration reach, Duration youngest, Predicate<String> known) {
    return new Backlog.NotKept();
  }

  /// Lists what was sent to customers, as far as the provider keeps it. Returns within minutes and
  /// never throws for what a provider or a network can do.
  ///
  /// @param from by the provider's clock, like `to`; what was sent at `to` is left out
  default SentLog sent(Instant from, Instant to) {
    return new SentLog.NotKept();
  }

  /// Tells the provider that a tap on a button was seen, so that the customer's phone stops showing
  /// a spinner. Best effort: failures are swallowed, nothing depends on it.
  default void acknowledgeTap(String tapReference) {}
}
