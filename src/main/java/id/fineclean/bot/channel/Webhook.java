package id.fineclean.bot.channel;

import java.util.Optional;

/// One HTTP POST endpoint that a provider calls.
public interface Webhook {
  /// The path from the root, such as `/webhooks/telegram`.
  String path();

  /// Checks that the provider sent this, and reads it. Pure: stores nothing, calls nobody, never
  /// throws.
  Received receive(WebhookRequest request);

  /// What a request is whose body is longer than anything genuine, and was thrown away.
  ///
  /// @param head with an empty body
  /// @return empty where nobody can tell without the body: it is then refused
  default Optional<Received> receiveTooLong(WebhookRequest head) {
    return Optional.empty();
  }

  /// What to answer to a request that was taken; empty for nothing but the status.
  default Optional<Acknowledgement> acknowledgement() {
    return Optional.empty();
  }
}
