@NullMarked
package id.fineclean.bot.staff;

import org.jspecify.annotations.NullMarked;
