package id.fineclean.bot.channel;

import java.time.Duration;
import java.util.function.Predicate;

/// A message whose sending ended in doubt, as the one who wants it settled knows it.
///
/// @param message what was to go out
/// @param recipient as it was given to [Channel#send]
/// @param age how long ago the call began. Too short may hide the message; too long does no harm,
///     provided that `accountedFor` knows all earlier messages with the same text
/// @param accountedFor whether an id of the provider's is known to be another message of ours
public record Doubt(
    OutboundMessage message, Recipient recipient, Duration age, Predicate<String> accountedFor) {}
