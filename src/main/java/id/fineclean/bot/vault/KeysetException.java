package id.fineclean.bot.vault;

/// A master keyset that is missing or unusable. The message is for the owner and holds no key.
public final class KeysetException extends Exception {
  private static final long serialVersionUID = 1L;

  public KeysetException(String message) {
    super(message);
  }
}
