package id.fineclean.bot.understanding;

import java.util.Locale;

/// A language the bot answers in.
public enum Language {
  ID,
  EN;

  /// The ISO 639-1 code: the key of texts in `intents/`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
