package id.fineclean.bot.channel;

/// Whom a message goes to.
///
/// @param address the [Sender#address()] of the customer's last message
/// @param windowOpen whether free text may be sent now; where not, only the message's template may
///     go out
public record Recipient(String address, boolean windowOpen) {}
