/// What commands of the jar stand on, whoever brings them.
@NullMarked
package id.fineclean.bot.command;

import org.jspecify.annotations.NullMarked;
