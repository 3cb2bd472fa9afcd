/// Pretended phones: a channel without a provider, for trying the bot out. Messages take the same
/// way through inbox and outbox as any other channel's.
@NullMarked
package id.fineclean.bot.channel.simulator;

import org.jspecify.annotations.NullMarked;
