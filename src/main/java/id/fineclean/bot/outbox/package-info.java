/// Messages to customers, stored with the turn that wrote them and sent in order, within the
/// providers' limits.
@NullMarked
package id.fineclean.bot.outbox;

import org.jspecify.annotations.NullMarked;
