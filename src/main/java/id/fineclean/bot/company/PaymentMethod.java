package id.fineclean.bot.company;

import id.fineclean.bot.understanding.Bilingual;

/// A way to pay.
///
/// @param note when and how, for the customer to read
public record PaymentMethod(String id, Bilingual name, Bilingual note) {}
