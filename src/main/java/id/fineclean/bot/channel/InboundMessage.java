package id.fineclean.bot.channel;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// One message of a customer, as every channel delivers it.
///
/// @param deliveryId what the provider repeats when it delivers the same message again; unique
///     within the channel
/// @param messageId the provider's id of the message itself, to which later edits refer; may equal
///     `deliveryId`
/// @param sequence the provider's running number, where it has one: lower was sent earlier
/// @param writtenAt when the customer wrote it, by the provider's clock, where it tells: a message
///     may be delivered a day late
/// @param sender who wrote it
/// @param content what it holds
public record InboundMessage(
    String deliveryId,
    String messageId,
    OptionalLong sequence,
    Optional<Instant> writtenAt,
    Sender sender,
    InboundContent content) {
  /// A message whose provider does not say when it was written.
  public InboundMessage(
      String deliveryId,
      String messageId,
      OptionalLong sequence,
      Sender sender,
      InboundContent content) {
    this(deliveryId, messageId, sequence, Optional.empty(), sender, content);
  }
}
