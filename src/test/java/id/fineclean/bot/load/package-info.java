/// The load test: simulated customers, fast fake providers, and the server as a process of its own.
/// Start with [LoadTest].
@NullMarked
package id.fineclean.bot.load;

import org.jspecify.annotations.NullMarked;
