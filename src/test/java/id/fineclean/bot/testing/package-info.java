/// What tests are made of: fresh databases, a clock that stands still, a channel that records, an
/// understander that follows a script. Written by hand; nothing here is part of the bot.
@NullMarked
package id.fineclean.bot.testing;

import org.jspecify.annotations.NullMarked;
