package id.fineclean.bot.understanding.text;

import java.util.List;

/// Words without any knowledge of a vocabulary.
public final class Words {
  private Words() {}

  /// The folded words of a message as they were written: lower case, no diacritics, nothing
  /// rewritten. At most 200 words of the first 1,500 UTF-16 units; never throws.
  public static List<Word> fold(String text) {
    return Tokeniser.tokenise(text);
  }
}
