package id.fineclean.bot.policy;

/// What a document says under one number.
///
/// @param title the item's own; the section's where it has none; the document's before any section
/// @param text word for word as published, paragraphs separated by line feeds
public record Clause(ClauseId id, String title, String text) {}
