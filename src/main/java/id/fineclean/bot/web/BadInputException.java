package id.fineclean.bot.web;

/// A request says something that cannot be; the message names the field, never its value.
final class BadInputException extends Exception {
  private static final long serialVersionUID = 1L;

  BadInputException(String field) {
    super(field);
  }
}
