@NullMarked
package id.fineclean.bot.channel;

import org.jspecify.annotations.NullMarked;
