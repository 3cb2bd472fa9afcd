@NullMarked
package id.fineclean.bot.learning;

import org.jspecify.annotations.NullMarked;
