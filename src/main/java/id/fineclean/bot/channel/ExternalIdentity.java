package id.fineclean.bot.channel;

/// One of a customer's ids at a provider.
///
/// @param kind what sort of id, such as `telegram-user`, `whatsapp-user` (business-scoped) or
///     `whatsapp-phone`
public record ExternalIdentity(String kind, String value) {}
