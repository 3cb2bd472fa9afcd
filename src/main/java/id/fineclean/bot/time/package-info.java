/// The bot's idea of now.
@NullMarked
package id.fineclean.bot.time;

import org.jspecify.annotations.NullMarked;
