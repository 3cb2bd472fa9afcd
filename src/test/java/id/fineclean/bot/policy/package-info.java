@NullMarked
package id.fineclean.bot.policy;

import org.jspecify.annotations.NullMarked;
