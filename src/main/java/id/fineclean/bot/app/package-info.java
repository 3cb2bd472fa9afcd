/// Start-up: settings, wiring in reading order, and the commands.
@NullMarked
package id.fineclean.bot.app;

import org.jspecify.annotations.NullMarked;
