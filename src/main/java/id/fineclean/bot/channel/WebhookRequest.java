package id.fineclean.bot.channel;

import java.util.Map;
import java.util.Optional;

/// A provider's request as it arrived.
///
/// @param pathAndQuery raw, as sent, with the query string if there is one
/// @param headers by lower-case name
/// @param body at most 256 KiB
public record WebhookRequest(String pathAndQuery, Map<String, String> headers, byte[] body) {
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }
}
