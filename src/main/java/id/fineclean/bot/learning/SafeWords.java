package id.fineclean.bot.learning;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.Topic;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.text.NumberWords;
import id.fineclean.bot.understanding.text.Vocabulary;
import id.fineclean.bot.understanding.text.Word;
import id.fineclean.bot.understanding.text.WordSplitter;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/// The everyday words that may be kept of a customer's message. A name or a street cannot be told
/// from other words for certain, so it is not names that are taken out but words that are let
/// through: those of several examples, and those of the vocabulary that stand for such. Words that
/// are a name or part of an address in the examples, and names of people and places, are not among
/// them. Immutable.
public final class SafeWords {
  private static final int ENOUGH_EXAMPLES = 2;

  /// As everyday as this, a word is no name even where it is written with a capital.
  private static final int COMMON = 10;

  /// Dates are everyday words whatever day it is.
  static final Context ANY_TIME = Context.at(LocalDateTime.of(2026, 1, 5, 9, 0));

  private final Set<String> safe = new HashSet<>();
  private final Set<String> common = new HashSet<>();

  private final NumberWords numbers;

  private SafeWords(NumberWords numbers) {
    this.numbers = numbers;
  }

  /// @param slots reads names, addresses and the like out of a text
  /// @param places names of areas and towns
  public static SafeWords of(
      Topics topics,
      Vocabulary vocabulary,
      BiFunction<String, Context, Slots> slots,
      Collection<String> places) {
    Map<String, Integer> everyday = new HashMap<>();
    Map<String, Integer> personal = new HashMap<>();
    for (Topic topic : topics.all()) {
      topic.examples().forEach(text -> count(text.value(), slots, everyday, personal));
    }
    Set<String> banned = placeNames(places, vocabulary);
    banned.addAll(vocabulary.names());
    everyday.keySet().removeIf(banned::contains);
    everyday
        .entrySet()
        .removeIf(word -> word.getValue() <= personal.getOrDefault(word.getKey(), 0));
    SafeWords words = new SafeWords(new NumberWords(vocabulary));
    everyday.forEach(words::take);
    words.takeSpellings(vocabulary, personal.keySet());
    return words;
  }

  private static void count(
      String text,
      BiFunction<String, Context, Slots> slots,
      Map<String, Integer> everyday,
      Map<String, Integer> personal) {
    List<Slot> hidden =
        slots.apply(text, ANY_TIME).all().stream().filter(slot -> slot.key().isPersonal()).toList();
    Set<String> seen = new HashSet<>();
    for (Word word : WordSplitter.fold(text)) {
      if (seen.add(word.form())) {
        (covered(word, hidden) ? personal : everyday).merge(word.form(), 1, Integer::sum);
      }
    }
  }

  private static boolean covered(Word word, List<Slot> slots) {
    return slots.stream().anyMatch(slot -> word.start() < slot.end() && slot.start() < word.end());
  }

  /// "Kebayoran Baru" hides "kebayoran", which the vocabulary protects as a name, not "baru".
  private static Set<String> placeNames(Collection<String> places, Vocabulary vocabulary) {
    Set<String> names = new HashSet<>();
    for (String place : places) {
      List<Word> words = WordSplitter.fold(place);
      words.stream()
          .map(Word::form)
          .filter(form -> words.size() == 1 || vocabulary.protectedWords().contains(form))
          .forEach(names::add);
    }
    return names;
  }

  private void take(String word, int examples) {
    if (examples >= ENOUGH_EXAMPLES) {
      safe.add(word);
    }
    if (examples >= COMMON) {
      common.add(word);
    }
  }

  /// Other ways to write what is safe already.
  private void takeSpellings(Vocabulary vocabulary, Set<String> personal) {
    vocabulary
        .slang()
        .forEach(
            (written, meaning) -> {
              boolean everyday =
                  WordSplitter.fold(meaning).stream().allMatch(word -> safe.contains(word.form()));
              if (everyday
                  && !personal.contains(written)
                  && !vocabulary.protectedWords().contains(written)) {
                safe.add(written);
              }
            });
  }

  /// @param form of a word as [WordSplitter#fold] gives it
  boolean holds(String form) {
    return safe.contains(form);
  }

  /// Whether it writes a number, in digits or in words.
  boolean isNumber(String form) {
    return numbers.holds(form);
  }

  /// Whether the word is so everyday that a capital letter does not make a name of it.
  boolean isCommon(String form) {
    return common.contains(form);
  }
}
