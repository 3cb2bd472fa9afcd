/// Finds which of some passages answers a question, from their words and from sample questions,
/// and whether any does. Knows nothing of documents.
@NullMarked
package id.fineclean.bot.policy.search;

import org.jspecify.annotations.NullMarked;
