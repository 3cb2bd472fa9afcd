/// Plays the conversations of `intents/conversations/` on every channel and compares what the bot
/// says, word for word.
@NullMarked
package id.fineclean.bot.conversations;

import org.jspecify.annotations.NullMarked;
