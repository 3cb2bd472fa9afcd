package id.fineclean.bot.app;

/// Stored data on which the bot must not work, because parts of it are missing or do not belong
/// together. The message is for the owner: it names the file or schema and what to do.
public final class UnfitDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfitDataException(String message) {
    super(message);
  }
}
