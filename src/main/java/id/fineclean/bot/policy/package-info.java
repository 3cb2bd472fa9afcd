/// The company's published documents: read from `intents/policies/`, quoted clause by clause,
/// searched, and shown as they were on any day. What customers are told is the documents' own text.
@NullMarked
package id.fineclean.bot.policy;

import org.jspecify.annotations.NullMarked;
