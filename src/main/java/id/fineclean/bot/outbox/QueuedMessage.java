package id.fineclean.bot.outbox;

import id.fineclean.bot.contact.Conversation;
import java.time.Instant;

/// A message on its way out, still encrypted, with the conversation, which says where it may
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
    Conversation conversation) {

  String channel() {
    return conversation.channel();
  }

  long customerId() {
    return conversation.customerId();
  }
}
