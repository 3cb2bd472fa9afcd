package id.fineclean.bot.understanding;

import id.fineclean.bot.content.Entry;

/// A text in both languages customers are answered in.
///
/// @param id Indonesian
/// @param en English
public record Bilingual(String id, String en) {
  public Bilingual {
    if (id.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("both languages are needed: id and en");
    }
  }

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
