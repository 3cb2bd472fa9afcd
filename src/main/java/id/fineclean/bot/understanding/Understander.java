package id.fineclean.bot.understanding;

/// Reads one message of a customer.
public interface Understander {
  /// Never throws and always ends in bounded time, whatever the text holds.
  ///
  /// @param written the message as it was written; may be empty. What is understood, and what
  ///     slots are places in, is [id.fineclean.bot.understanding.text.CleanText] of it
  /// @param context when and in which situation it was written
  Understanding understand(String written, Context context);
}
