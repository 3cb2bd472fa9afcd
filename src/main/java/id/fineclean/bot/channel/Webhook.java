package id.fineclean.bot.channel;

import java.util.Optional;

/// One HTTP POST endpoint that a provider calls.
public interface Webhook {
  /// The path from the root, such as `/webhooks/telegram`.
  String path();

  /// Checks that the provider sent this, and reads it. Pure: stores nothing, calls nobody, never
  /// throws.
  Received receive(WebhookRequest request);

  /// What to answer to a request that was taken; empty for nothing but the status.
  default Optional<Acknowledgement> acknowledgement() {
    return Optional.empty();
  }
}
