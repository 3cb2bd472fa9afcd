package id.fineclean.bot.app;

import id.fineclean.bot.audit.AuditLog;
import id.fineclean.bot.storage.StorageUnavailableException;
import id.fineclean.bot.vault.KeyedHash;
import id.fineclean.bot.vault.KeysetException;
import id.fineclean.bot.vault.MasterKeyset;

/// An installation's data with the keys to it, for one command.
public record OpenData(Stores stores, MasterKeyset master) implements AutoCloseable {
  /// Opens what the bot has begun, also while it runs. Begins nothing.
  ///
  /// @throws StorageUnavailableException there is nothing yet, or it cannot be used
  /// @throws KeysetException the master keyset is unusable
  public static OpenData of(Settings settings) throws KeysetException {
    if (!Stores.exists(settings.dataDir(), settings.databaseUrl())) {
      throw new StorageUnavailableException(
          "there is no data in "
              + settings.dataDir().toAbsolutePath()
              + ". Has the bot been started yet, and is DATA_DIR right?");
    }
    MasterKeyset master =
        MasterKeysets.given(settings)
            .orElseThrow(() -> new KeysetException(settings.masterKeysetFile() + " is missing"));
    return new OpenData(Stores.open(settings), master);
  }

  /// The log of who did what.
  public AuditLog audit() {
    return audit(stores, master);
  }

  static AuditLog audit(Stores stores, MasterKeyset master) {
    return new AuditLog(stores.main(), new KeyedHash(master, "audit"));
  }

  @Override
  public void close() {
    stores.close();
  }
}
