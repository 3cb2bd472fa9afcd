package id.fineclean.bot.understanding.intent;

/// A message whose intent is known.
public record Example(String intent, String text) {}
