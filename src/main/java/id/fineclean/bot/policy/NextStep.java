package id.fineclean.bot.policy;

import id.fineclean.bot.content.Entry;
import id.fineclean.bot.understanding.Bilingual;

/// What a customer can do after reading a clause.
///
/// @param intent what is started
/// @param label on the button, at most 24 characters
public record NextStep(String intent, Bilingual label) {
  static NextStep read(Entry entry) {
    return entry
        .record(keys -> new NextStep(keys.get("intent").text(), Bilingual.read(keys.get("label"))))
        .orElse(new NextStep("?", new Bilingual("?", "?")));
  }
}
