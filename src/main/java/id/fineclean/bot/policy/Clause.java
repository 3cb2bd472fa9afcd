package id.fineclean.bot.policy;

/// What a document says under one number.
///
/// @param title the item's own; the section's where it has none; the document's before any section
/// @param text word for word as published, paragraphs separated by line feeds
public record Clause(ClauseId id, String title, String text) {
  /// Whether nothing but the number may be different.
  boolean saysTheSame(Clause other) {
    return title.equals(other.title) && text.equals(other.text);
  }
}
