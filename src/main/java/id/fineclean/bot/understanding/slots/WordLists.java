package id.fineclean.bot.understanding.slots;

import id.fineclean.bot.understanding.text.WordFile;
import java.util.List;

/// The word lists of the grammar, beside this class.
final class WordLists {
  private WordLists() {}

  static List<String> lines(String file) {
    return WordFile.lines(WordLists.class, file);
  }

  static List<String> words(String file) {
    return WordFile.words(WordLists.class, file);
  }
}
