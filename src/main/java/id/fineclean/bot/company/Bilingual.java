package id.fineclean.bot.company;

import id.fineclean.bot.content.Entry;
import id.fineclean.bot.understanding.Language;

/// A text in both languages the bot speaks.
public record Bilingual(String id, String en) {

  /// The text in `language`.
  public String in(Language language) {
    return switch (language) {
      case ID -> id;
      case EN -> en;
    };
  }

  /// Reads the keys `id` and `en`; a missing one is noted.
  public static Bilingual read(Entry entry) {
    return entry
        .record(keys -> new Bilingual(keys.get("id").text(), keys.get("en").text()))
        .orElse(new Bilingual("?", "?"));
  }
}
