/// How the bot writes what it stores.
@NullMarked
package id.fineclean.bot.json;

import org.jspecify.annotations.NullMarked;
