package id.fineclean.bot.inbox;

import java.time.Instant;
import java.util.OptionalLong;

/// A message that no turn has handled yet, still encrypted.
///
/// @param sequence the provider's running number, where it has one
public record WaitingMessage(
    long id, OptionalLong sequence, Instant receivedAt, byte[] payload, String channel) {}
