@NullMarked
package id.fineclean.bot.web;

import org.jspecify.annotations.NullMarked;
