package id.fineclean.bot.policy;

import id.fineclean.bot.understanding.Bilingual;

/// What a customer can do after reading a clause.
///
/// @param intent what is started
/// @param label on the button, at most 24 characters
public record NextStep(String intent, Bilingual label) {}
