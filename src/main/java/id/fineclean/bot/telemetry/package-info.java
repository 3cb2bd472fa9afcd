/// Counters for `/metrics`. No label ever holds anything a customer sent.
@NullMarked
package id.fineclean.bot.telemetry;

import org.jspecify.annotations.NullMarked;
