/// Kills, locks and floods the real server, each in a process of its own, while the providers'
/// habits are played against it, and counts afterwards what became of every message.
@NullMarked
package id.fineclean.bot.faults;

import org.jspecify.annotations.NullMarked;
