/// Booking a cleaning: what is offered and at which price, which crews can do it when, and what
/// may be changed later. Rules only; where bookings are kept and how they are talked about comes
/// on top.
@NullMarked
package id.fineclean.bot.booking;

import org.jspecify.annotations.NullMarked;
