@NullMarked
package id.fineclean.bot.channel.telegram;

import org.jspecify.annotations.NullMarked;
