/// The published documents in a chat: questions answered by quoting clauses, and reading aloud.
@NullMarked
package id.fineclean.bot.policy.dialogue;

import org.jspecify.annotations.NullMarked;
