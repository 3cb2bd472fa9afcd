/// Turns: one message in, one decision out, everything it changes committed together. Features join
/// in as [Flow]s and are not known here.
@NullMarked
package id.fineclean.bot.conversation;

import org.jspecify.annotations.NullMarked;
