@NullMarked
package id.fineclean.bot.channel.simulator;

import org.jspecify.annotations.NullMarked;
