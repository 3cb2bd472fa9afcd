@NullMarked
package id.fineclean.bot.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
