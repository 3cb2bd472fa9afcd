package id.fineclean.bot.storage;

/// The database cannot do its work now: unreachable, locked, full, or read-only. The message holds
/// no data.
public sealed class StorageUnavailableException extends RuntimeException
    permits DamagedDatabaseException {
  private static final long serialVersionUID = 1L;

  private final boolean worthRepeating;

  public StorageUnavailableException(String message) {
    this(message, false);
  }

  public StorageUnavailableException(String message, Throwable cause) {
    super(message, cause);
    this.worthRepeating = false;
  }

  StorageUnavailableException(String message, boolean worthRepeating) {
    super(message);
    this.worthRepeating = worthRepeating;
  }

  /// Whether the server ended the transaction only to let another one through.
  boolean worthRepeating() {
    return worthRepeating;
  }
}
