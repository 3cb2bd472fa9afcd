package id.fineclean.bot.contact;

import id.fineclean.bot.channel.DeliveryResult.Cause;
import java.time.Instant;
import java.util.Optional;

/// Everything said with one customer on one channel, as it is stored.
///
/// @param address where answers go, encrypted: see [ContactDirectory#address]
/// @param version raised with every turn; whoever saves one names the version it has seen
/// @param state encrypted; empty before the first turn
/// @param lastInbound when the customer wrote last
/// @param unreachable why nothing can be delivered, until the customer writes again
/// @param epoch raised with every change of owner
/// @param restricted whether the customer's data may only be stored
public record Conversation(
    long id,
    long customerId,
    String channel,
    byte[] address,
    long version,
    Optional<byte[]> state,
    Optional<Instant> lastInbound,
    Optional<Cause> unreachable,
    Owner owner,
    long epoch,
    boolean restricted) {}
