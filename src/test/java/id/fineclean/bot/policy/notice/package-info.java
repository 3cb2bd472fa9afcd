@NullMarked
package id.fineclean.bot.policy.notice;

import org.jspecify.annotations.NullMarked;
