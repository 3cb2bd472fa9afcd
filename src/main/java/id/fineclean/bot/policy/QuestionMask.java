package id.fineclean.bot.policy;

import id.fineclean.bot.understanding.text.Vocabulary;
import id.fineclean.bot.understanding.text.Word;
import id.fineclean.bot.understanding.text.Words;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes a question fit to be kept without knowing whose it was: only words that stand in the
/// owner's files survive, so that no name, number or address can.
final class QuestionMask {
  private static final String HIDDEN = "…";
  private static final int MOST_WORDS = 40;

  private final Set<String> known = new HashSet<>();

  /// @param texts whose words may be kept besides those of the vocabulary; protected words, which
  /// hold people's names, are kept only where `texts` has them
  QuestionMask(Vocabulary vocabulary, Collection<String> texts) {
    vocabulary.slang().forEach((word, meaning) -> keep(List.of(word, meaning)));
    vocabulary.phrases().forEach((phrase, meaning) -> keep(List.of(phrase, meaning)));
    known.removeAll(vocabulary.protectedWords());
    keep(texts);
  }

  /// The known words of `question` in order, the others hidden.
  String mask(String question) {
    return Words.fold(question).stream()
        .limit(MOST_WORDS)
        .map(Word::form)
        .filter(form -> !form.equals("?"))
        .map(form -> isKept(form) ? form : HIDDEN)
        .collect(Collectors.joining(" "))
        .replaceAll(HIDDEN + "( " + HIDDEN + ")+", HIDDEN);
  }

  private boolean isKept(String form) {
    return known.contains(form) && form.codePoints().noneMatch(Character::isDigit);
  }

  private void keep(Collection<String> texts) {
    texts.forEach(text -> Words.fold(text).forEach(word -> known.add(word.form())));
  }
}
