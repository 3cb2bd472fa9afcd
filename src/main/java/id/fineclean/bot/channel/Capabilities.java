package id.fineclean.bot.channel;

import java.time.Duration;
import java.util.Optional;

/// What a channel's messages may hold.
///
/// @param maxText longest text in UTF-16 units
/// @param buttons whether choices are shown as buttons; elsewhere they become a numbered list in
///     the text
/// @param requests whether the bot may show a button that sends the customer's location or contact
///     card
/// @param replyWindow how long after the customer's last message free text may be sent, less what
///     the provider's clock may be ahead of ours; empty for always
public record Capabilities(
    int maxText, boolean buttons, boolean requests, Optional<Duration> replyWindow) {}
