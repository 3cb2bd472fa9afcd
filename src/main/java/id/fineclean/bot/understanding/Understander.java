package id.fineclean.bot.understanding;

/// Reads one message of a customer.
public interface Understander {
  /// Never throws and always ends in bounded time, whatever the text holds.
  ///
  /// @param text the message as it was written; may be empty
  /// @param context when and in which situation it was written
  Understanding understand(String text, Context context);
}
