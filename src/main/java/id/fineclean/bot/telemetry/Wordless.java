package id.fineclean.bot.telemetry;

/// A failure as it may be logged: what it was and where, without its message. Messages of libraries
/// hold what they choked on (`For input string: "0812…"`), and that may be a customer's. Our own
/// exceptions hold no data and keep theirs.
public final class Wordless extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String OWN = "id.fineclean.bot.";
  private static final int MOST_CAUSES = 8;

  private Wordless(String what, Throwable original, int causes) {
    super(what, null, false, true);
    setStackTrace(original.getStackTrace());
    Throwable cause = original.getCause();
    if (cause != null && causes > 0) {
      initCause(new Wordless(what(cause), cause, causes - 1));
    }
  }

  /// @param failure what is to be logged
  public static Wordless of(Throwable failure) {
    return new Wordless(what(failure), failure, MOST_CAUSES);
  }

  private static String what(Throwable failure) {
    String name = failure.getClass().getName();
    return name.startsWith(OWN) ? name + ": " + failure.getMessage() : name;
  }
}
