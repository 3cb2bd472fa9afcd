package id.fineclean.bot.channel;

import java.util.Optional;

/// News of a message sent earlier.
///
/// @param messageId as in [DeliveryResult.Accepted]
/// @param error the provider's code where `state` is FAILED
/// @param cause what the code means for further messages, where it means something
public record DeliveryStatus(
    String messageId, State state, Optional<String> error, Optional<DeliveryResult.Cause> cause) {

  /// How far a message has come. Only forward moves are applied.
  public enum State {
    ACCEPTED,
    SENT,
    DELIVERED,
    READ,
    FAILED
  }
}
