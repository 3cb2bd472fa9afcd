package id.fineclean.bot.vault;

/// The customer was erased and the key destroyed: what it encrypted is gone for good. A key that is
/// missing for any other reason is a [id.fineclean.bot.storage.StorageUnavailableException].
public final class MissingKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
