package id.fineclean.bot.outbox;

import id.fineclean.bot.contact.Conversation;
import java.time.Instant;
import java.util.Optional;

/// A message on its way out, still encrypted, with the conversation, which says where it may go.
///
/// @param epoch of its conversation, when it was written
/// @param attempts how often it was tried, the running attempt included
/// @param since when the latest attempt began
/// @param form how it was tried last
/// @param doubt why nobody can tell whether the last attempt went out
/// @param lookups how often the provider was asked in vain whether it has the message
/// @param repeats how often it was sent again though an earlier attempt may have gone out
record QueuedMessage(
    long id,
    Origin origin,
    long epoch,
    byte[] payload,
    Status status,
    int attempts,
    Instant nextAttempt,
    Instant queuedAt,
    Optional<Instant> since,
    Optional<Form> form,
    Optional<String> doubt,
    int lookups,
    int repeats,
    Conversation conversation) {

  /// The same with its conversation as it is now.
  QueuedMessage in(Conversation now) {
    return new QueuedMessage(
        id,
        origin,
        epoch,
        payload,
        status,
        attempts,
        nextAttempt,
        queuedAt,
        since,
        form,
        doubt,
        lookups,
        repeats,
        now);
  }

  String channel() {
    return conversation.channel();
  }

  long customerId() {
    return conversation.customerId();
  }
}
