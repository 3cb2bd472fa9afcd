package id.fineclean.bot.telemetry;

import org.jspecify.annotations.Nullable;

/// A failure as it may be logged: what it was and where, without its message. Messages of libraries
/// hold what they choked on (`For input string: "0812…"`), and that may be a customer's. Our own
/// exceptions hold no data and keep theirs.
public final class Wordless extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String OWN = "id.fineclean.bot.";
  private static final int MOST_CAUSES = 8;

  private Wordless(Throwable original, int causes) {
    super(what(original), cause(original, causes), false, true);
    setStackTrace(original.getStackTrace());
  }

  /// @param failure what is to be logged
  public static Wordless of(Throwable failure) {
    return new Wordless(failure, MOST_CAUSES);
  }

  private static @Nullable Wordless cause(Throwable original, int causes) {
    Throwable cause = original.getCause();
    return cause == null || causes == 0 ? null : new Wordless(cause, causes - 1);
  }

  private static String what(Throwable failure) {
    String name = failure.getClass().getName();
    return name.startsWith(OWN) ? name + ": " + failure.getMessage() : name;
  }
}
