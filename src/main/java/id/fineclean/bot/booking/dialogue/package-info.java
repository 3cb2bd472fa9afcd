/// The conversations about bookings: making one, looking one up, moving and cancelling it.
@NullMarked
package id.fineclean.bot.booking.dialogue;

import org.jspecify.annotations.NullMarked;
