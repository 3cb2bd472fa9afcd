@NullMarked
package id.fineclean.bot.policy.search;

import org.jspecify.annotations.NullMarked;
