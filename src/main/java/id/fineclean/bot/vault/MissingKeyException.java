package id.fineclean.bot.vault;

/// The customer's key was destroyed: what it encrypted is gone for good.
public final class MissingKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
