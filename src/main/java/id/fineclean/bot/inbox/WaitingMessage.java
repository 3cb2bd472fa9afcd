package id.fineclean.bot.inbox;

import java.time.Instant;
import java.util.OptionalLong;

/// A message that no turn has handled yet, still encrypted.
///
/// @param delivery what tells the row: see [Inbox#PAYLOAD]
/// @param sequence the provider's running number, where it has one
public record WaitingMessage(
    long id,
    byte[] delivery,
    OptionalLong sequence,
    Instant receivedAt,
    byte[] payload,
    String channel) {}
