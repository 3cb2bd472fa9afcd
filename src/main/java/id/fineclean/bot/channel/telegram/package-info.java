/// Telegram through its Bot API: updates in by webhook or long polling, messages out through
/// TelegramBots' client.
@NullMarked
package id.fineclean.bot.channel.telegram;

import org.jspecify.annotations.NullMarked;
