@NullMarked
package id.fineclean.bot.booking.dialogue;

import org.jspecify.annotations.NullMarked;
