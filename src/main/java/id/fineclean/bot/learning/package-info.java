/// What the bot did not understand, or staff corrected: kept without personal data, counted, and
/// handed back to the owner as candidates for the topics' examples.
@NullMarked
package id.fineclean.bot.learning;

import org.jspecify.annotations.NullMarked;
