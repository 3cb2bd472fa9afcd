@NullMarked
package id.fineclean.bot.audit;

import org.jspecify.annotations.NullMarked;
