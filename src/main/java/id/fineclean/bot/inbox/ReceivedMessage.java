package id.fineclean.bot.inbox;

import id.fineclean.bot.channel.InboundContent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A stored message of a customer.
///
/// @param id grows with the order of arrival
/// @param receivedAt when it was stored
/// @param writtenAt when the customer wrote it: what "tomorrow" in it counts from. Never later than
///     `receivedAt`, nor more than [#OLDEST] before it
/// @param phone the customer's number where the channel vouches for it, E.164
/// @param displayName as chosen by the customer at the provider: untrusted
/// @param language the ISO 639-1 code of the customer's app, where told
public record ReceivedMessage(
    long id,
    Instant receivedAt,
    Instant writtenAt,
    InboundContent content,
    Optional<String> phone,
    Optional<String> displayName,
    Optional<String> language) {
  /// Telegram keeps what it cannot deliver for a day; a time before that is a clock that is wrong.
  static final Duration OLDEST = Duration.ofDays(2);

  /// A message that was written when it was received.
  public ReceivedMessage(
      long id,
      Instant receivedAt,
      InboundContent content,
      Optional<String> phone,
      Optional<String> displayName,
      Optional<String> language) {
    this(id, receivedAt, receivedAt, content, phone, displayName, language);
  }

  /// @param told by the provider
  static Instant writtenAt(Instant receivedAt, Optional<Instant> told) {
    return told.filter(at -> !at.isAfter(receivedAt))
        .filter(at -> !at.isBefore(receivedAt.minus(OLDEST)))
        .orElse(receivedAt);
  }
}
