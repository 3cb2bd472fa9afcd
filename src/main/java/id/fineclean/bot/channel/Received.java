package id.fineclean.bot.channel;

import java.util.List;
import java.util.OptionalLong;

/// What a provider's request turned out to be.
public sealed interface Received {
  /// Messages of customers, in the provider's order. To be stored before the request is answered.
  record Messages(List<InboundMessage> messages) implements Received {
    public Messages {
      messages = List.copyOf(messages);
    }
  }

  /// News of messages sent earlier.
  record Statuses(List<DeliveryStatus> statuses) implements Received {
    public Statuses {
      statuses = List.copyOf(statuses);
    }
  }

  /// Genuine, but nothing the bot handles.
  ///
  /// @param kind a short name for counting, from a fixed set: never text of the sender's
  /// @param sequence its place in the provider's numbers, as [InboundMessage#sequence]: a number
  ///     that is not missing, although no message has it
  record Ignored(String kind, OptionalLong sequence) implements Received {
    /// Of a provider that numbers nothing.
    public Ignored(String kind) {
      this(kind, OptionalLong.empty());
    }
  }

  /// The signature or the secret is missing or wrong.
  record Forged() implements Received {}

  /// Genuine, but not what the provider's documentation describes.
  record Malformed() implements Received {}
}
