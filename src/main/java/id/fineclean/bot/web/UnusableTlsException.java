package id.fineclean.bot.web;

/// The certificate or its key cannot be used. The message names the setting and what is wrong, and
/// nothing of what the files hold.
public final class UnusableTlsException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableTlsException(String message) {
    super(message);
  }
}
