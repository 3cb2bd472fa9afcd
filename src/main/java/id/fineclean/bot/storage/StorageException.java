package id.fineclean.bot.storage;

/// A statement that the database refuses: a programming error, or a broken constraint nobody
/// expected. Not worth retrying. The message names the statement, never its values.
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
