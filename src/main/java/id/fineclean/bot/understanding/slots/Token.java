package id.fineclean.bot.understanding.slots;

/// One word, number or sign of a message.
///
/// @param word of a word its usual spelling in lower case ("bsk" is "besok"), of a number its ASCII
///     digits, else the sign
/// @param raw the word in lower case as it was written
/// @param value of a number up to 15 digits long, else -1
/// @param start index of the first UTF-16 unit in the original text
/// @param end index behind the last one
/// @param glued nothing stands between this token and the one before
/// @param capital the word begins with a capital letter
record Token(
    Kind kind,
    String word,
    String raw,
    long value,
    int start,
    int end,
    boolean glued,
    boolean capital) {

  enum Kind {
    WORD,
    DIGITS,
    SIGN,
    /// The end of a line.
    BREAK,
    /// What stands before the first and behind the last token.
    EDGE
  }

  static final Token EDGE = new Token(Kind.EDGE, "", "", -1, 0, 0, false, false);

  boolean isWord() {
    return kind == Kind.WORD;
  }

  boolean isDigits() {
    return kind == Kind.DIGITS;
  }

  /// How many digits the number was written with.
  int digits() {
    return kind == Kind.DIGITS ? word.length() : 0;
  }
}
