package id.fineclean.bot.understanding.slots;

import java.util.List;

/// A message in tokens. Every index may be asked for: outside the message there is only
/// [Token#EDGE].
final class Sentence {
  private final String text;
  private final List<Token> tokens;

  Sentence(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  String text() {
    return text;
  }

  int size() {
    return tokens.size();
  }

  Token at(int i) {
    return i < 0 || i >= tokens.size() ? Token.EDGE : tokens.get(i);
  }

  String word(int i) {
    return at(i).word();
  }

  boolean is(int i, String word) {
    return at(i).word().equals(word);
  }

  boolean is(int i, String first, String second) {
    return is(i, first) || is(i, second);
  }

  boolean is(int i, String first, String second, String third) {
    return is(i, first) || is(i, second) || is(i, third);
  }

  /// The words from `i` on are these.
  boolean reads(int i, String... words) {
    for (int k = 0; k < words.length; k++) {
      if (!is(i + k, words[k])) {
        return false;
      }
    }
    return true;
  }

  boolean digits(int i) {
    return at(i).isDigits();
  }

  boolean glued(int i) {
    return at(i).glued();
  }

  int start(int i) {
    return i >= tokens.size() ? text.length() : at(i).start();
  }

  /// The text of tokens `from` to `to`, the latter excluded, as it was written.
  String written(int from, int to) {
    return from >= to ? "" : text.substring(at(from).start(), at(to - 1).end());
  }

  /// The first index from `i` on that holds none of the small words that may stand inside a phrase:
  /// colons, commas, dots.
  int skipSigns(int i) {
    int k = i;
    while (k < i + 3 && is(k, ":", ".", ",") || k < i + 3 && is(k, "=", "(", "-")) {
      k++;
    }
    return k;
  }
}
