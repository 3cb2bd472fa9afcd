package id.fineclean.bot.understanding.slots;

/// How words are written: as names are, or as the rest of the sentence.
final class Capitals {
  private Capitals() {}

  /// A capital followed by a small letter ("Sari"), or a lone capital ("M").
  static boolean cased(Sentence s, int i) {
    Token token = s.at(i);
    if (!token.isWord() || !token.capital()) {
      return false;
    }
    int second = token.start() + 1;
    return second >= token.end() || Character.isLowerCase(s.text().charAt(second));
  }

  /// A word the grammar knows, so a name only where it is written as one.
  static boolean known(Token token) {
    return !token.word().equals(token.raw()) || UsualSpelling.knows(token.raw());
  }
}
