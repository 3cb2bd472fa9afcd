/// Commands about the documents.
@NullMarked
package id.fineclean.bot.policy.command;

import org.jspecify.annotations.NullMarked;
