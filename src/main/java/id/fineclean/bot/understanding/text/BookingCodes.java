package id.fineclean.bot.understanding.text;

import java.util.ArrayList;
import java.util.List;

/// Makes one word of a booking code such as "FC-7KQ2MZ", "fc 7kq2mz" or "FC7KQ2MZ": its letters and
/// digits are random and would else be read as if they meant something.
final class BookingCodes {
  static final String FORM = "#code";

  private static final String PREFIX = "fc";
  private static final int LENGTH = 6;

  private BookingCodes() {}

  static List<Word> joined(List<Word> words) {
    List<Word> joined = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (isWhole(word.form())) {
        joined.add(word.as(FORM));
      } else if (i + 1 < words.size() && isSplit(word, words.get(i + 1))) {
        joined.add(new Word(FORM, word.start(), words.get(++i).end(), word.breakBefore()));
      } else {
        joined.add(word);
      }
    }
    return joined;
  }

  private static boolean isWhole(String form) {
    return form.length() == PREFIX.length() + LENGTH
        && form.startsWith(PREFIX)
        && form.chars().anyMatch(Character::isDigit);
  }

  private static boolean isSplit(Word prefix, Word code) {
    return prefix.form().equals(PREFIX)
        && code.form().length() == LENGTH
        && code.form().chars().allMatch(Character::isLetterOrDigit)
        && code.start() - prefix.end() <= 1;
  }
}
