package id.fineclean.bot.contact;

/// A customer on one channel.
///
/// @param customerId the person
/// @param conversationId everything said with that person on that channel
/// @param address where answers go
public record Contact(long customerId, long conversationId, String address) {}
