package id.fineclean.bot.storage;

/// Somebody else was faster: a row changed, or a unique thing is taken. Thrown inside a transaction
/// to undo it; the caller looks again and decides anew.
public final class ConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param what the thing that was taken or changed, without data
  public ConflictException(String what) {
    super(what, null, false, false);
  }
}
