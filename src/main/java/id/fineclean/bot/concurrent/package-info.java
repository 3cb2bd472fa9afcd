/// Running work of conversations: one thing at a time in each, many conversations at once.
@NullMarked
package id.fineclean.bot.concurrent;

import org.jspecify.annotations.NullMarked;
