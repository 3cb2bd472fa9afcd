@NullMarked
package id.fineclean.bot.policy.dialogue;

import org.jspecify.annotations.NullMarked;
