package id.fineclean.bot.inbox;

import id.fineclean.bot.channel.InboundContent;
import java.time.Instant;
import java.util.Optional;

/// A stored message of a customer.
///
/// @param id grows with the order of arrival
/// @param receivedAt when it was stored
/// @param phone the customer's number where the channel vouches for it, E.164
/// @param displayName as chosen by the customer at the provider: untrusted
/// @param language the ISO 639-1 code of the customer's app, where told
public record ReceivedMessage(
    long id,
    Instant receivedAt,
    InboundContent content,
    Optional<String> phone,
    Optional<String> displayName,
    Optional<String> language) {}
