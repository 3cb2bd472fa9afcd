package id.fineclean.bot.channel;

import java.util.List;
import java.util.Optional;

/// Who wrote a message, in the provider's terms.
///
/// @param identities what the provider knows the customer by, strongest first, at least one
/// @param address where an answer goes
/// @param phone the customer's number in E.164 where the provider vouches for it
/// @param displayName the name the customer chose there: untrusted, may be anything
/// @param language the ISO 639-1 code of the customer's app, where told
public record Sender(
    List<ExternalIdentity> identities,
    String address,
    Optional<String> phone,
    Optional<String> displayName,
    Optional<String> language) {
  public Sender {
    identities = List.copyOf(identities);
    if (identities.isEmpty()) {
      throw new IllegalArgumentException("a sender has an identity");
    }
  }
}
