package id.fineclean.bot.policy;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.text.NumberWords;
import id.fineclean.bot.understanding.text.Vocabulary;
import id.fineclean.bot.understanding.text.Word;
import id.fineclean.bot.understanding.text.WordSplitter;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// Makes a question fit to be kept without knowing whose it was: only words that stand in the
/// owner's files survive, so that no name, number or address can: not those that stand in these
/// files, nor a number in words.
final class QuestionMask {
  private static final String HIDDEN = "…";
  private static final int MOST_WORDS = 40;

  /// Nothing personal is read differently on another day.
  private static final Context ANY_TIME = Context.at(LocalDateTime.of(2026, 1, 5, 9, 0));

  private final Set<String> known = new HashSet<>();
  private final NumberWords numbers;
  private final BiFunction<String, Context, Slots> reader;

  /// @param texts whose words may be kept besides those of the vocabulary; protected words, which
  /// hold people's names, are kept only where `texts` has them, and names not even there
  /// @param reader reads names, addresses and the like out of a text
  QuestionMask(
      Vocabulary vocabulary, Collection<String> texts, BiFunction<String, Context, Slots> reader) {
    this.numbers = new NumberWords(vocabulary);
    this.reader = reader;
    vocabulary.slang().forEach((word, meaning) -> keep(List.of(word, meaning)));
    vocabulary.phrases().forEach((phrase, meaning) -> keep(List.of(phrase, meaning)));
    known.removeAll(vocabulary.protectedWords());
    keep(texts);
    known.removeAll(vocabulary.names());
  }

  /// The known words of `question` in order, the others hidden.
  String mask(String question) {
    List<Slot> personal =
        reader.apply(question, ANY_TIME).all().stream()
            .filter(slot -> slot.key().isPersonal())
            .toList();
    return WordSplitter.fold(question).stream()
        .limit(MOST_WORDS)
        .filter(word -> !word.form().equals("?"))
        .map(word -> isKept(word, personal) ? word.form() : HIDDEN)
        .collect(Collectors.joining(" "))
        .replaceAll(HIDDEN + "( " + HIDDEN + ")+", HIDDEN);
  }

  private boolean isKept(Word word, List<Slot> personal) {
    return known.contains(word.form())
        && !numbers.holds(word.form())
        && personal.stream()
            .noneMatch(slot -> word.start() < slot.end() && slot.start() < word.end());
  }

  private void keep(Collection<String> texts) {
    texts.forEach(text -> WordSplitter.fold(text).forEach(word -> known.add(word.form())));
  }
}
