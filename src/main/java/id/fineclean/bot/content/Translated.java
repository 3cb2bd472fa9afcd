package id.fineclean.bot.content;

/// A text in both languages customers are answered in.
///
/// @param id Indonesian
/// @param en English
public record Translated(String id, String en) {
  public Translated {
    if (id.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("both languages are needed: id and en");
    }
  }
}
