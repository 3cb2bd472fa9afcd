package id.fineclean.bot.vault;

/// The master keyset is not the one the database was created with: nothing in there could be read,
/// nobody found.
public final class WrongKeysetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongKeysetException() {
    super("the master keyset is not the one this database was created with");
  }
}
