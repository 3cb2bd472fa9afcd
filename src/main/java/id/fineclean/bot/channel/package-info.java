/// What a messaging provider is to the bot: genuine messages in, messages out. Nothing here knows
/// inboxes, conversations or features; each provider is one sub-package with one [Channel].
@NullMarked
package id.fineclean.bot.channel;

import org.jspecify.annotations.NullMarked;
