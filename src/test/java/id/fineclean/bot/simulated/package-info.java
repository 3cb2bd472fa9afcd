/// Customers who are made up: what they want, how they are, how they write, and what came of it.
/// Deterministic by seed; knows the bot only through what it says ([Shop]).
@NullMarked
package id.fineclean.bot.simulated;

import org.jspecify.annotations.NullMarked;
