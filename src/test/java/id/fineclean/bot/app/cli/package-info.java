@NullMarked
package id.fineclean.bot.app.cli;

import org.jspecify.annotations.NullMarked;
