package id.fineclean.bot.storage;

/// The database's own structure is broken: no load, and nothing that passes. Waiting changes
/// nothing; somebody has to restore a backup.
public final class DamagedDatabaseException extends StorageUnavailableException {
  private static final long serialVersionUID = 1L;

  DamagedDatabaseException(String message) {
    super(message);
  }
}
