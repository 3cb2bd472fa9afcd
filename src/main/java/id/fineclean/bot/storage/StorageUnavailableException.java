package id.fineclean.bot.storage;

/// The database cannot do its work now: unreachable, locked, full, or read-only. The message holds
// no data.
public final class StorageUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StorageUnavailableException(String message) {
    super(message);
  }

  public StorageUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
