package id.fineclean.bot.outbox;

import id.fineclean.bot.channel.DeliveryResult.Cause;
import java.time.Instant;
import java.util.Optional;

/// A message on its way out, still encrypted, with what its conversation says about where it may
/// go.
///
/// @param attempts how often it was tried, the running attempt included
record QueuedMessage(
    long id,
    String origin,
    byte[] payload,
    Status status,
    int attempts,
    Instant nextAttempt,
    Instant queuedAt,
    long customerId,
    String channel,
    byte[] address,
    Optional<Instant> lastInbound,
    Optional<Cause> unreachable,
    long conversationId) {}
