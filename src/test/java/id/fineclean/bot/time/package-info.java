@NullMarked
package id.fineclean.bot.time;

import org.jspecify.annotations.NullMarked;
