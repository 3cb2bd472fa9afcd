package id.fineclean.bot.channel;

import java.util.OptionalLong;

/// One message of a customer, as every channel delivers it.
///
/// @param deliveryId what the provider repeats when it delivers the same message again; unique
///     within the channel
/// @param messageId the provider's id of the message itself, to which later edits refer; may equal
///     `deliveryId`
/// @param sequence the provider's running number, where it has one: lower was sent earlier
/// @param sender who wrote it
/// @param content what it holds
public record InboundMessage(
    String deliveryId,
    String messageId,
    OptionalLong sequence,
    Sender sender,
    InboundContent content) {}
