package id.fineclean.bot.channel;

/// What the answer to a provider's request holds, for a provider that reads it.
///
/// @param contentType of the body
/// @param body in ASCII
public record Acknowledgement(String contentType, String body) {}
