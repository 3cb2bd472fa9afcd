package id.fineclean.bot.learning;

import id.fineclean.bot.understanding.Context;
import id.fineclean.bot.understanding.Slot;
import id.fineclean.bot.understanding.SlotKey;
import id.fineclean.bot.understanding.Slots;
import id.fineclean.bot.understanding.text.Word;
import id.fineclean.bot.understanding.text.WordSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;

/// Makes a message fit to be kept without knowing whose it was: only [SafeWords] survive, in lower
/// case and without punctuation, so that the same words count as the same; what else there was is
/// told by its kind ("[nama]", "[angka]") or hidden ("…"). Thread-safe.
public final class Wording {
  private static final String HIDDEN = "…";

  /// What a longer message wants is hardly worth an example.
  private static final int MOST_WORDS = 24;

  /// So many numbers in a message, in digits or words, may be one that was spelt; fewer in words
  /// are everyday ("dua kamar").
  private static final int SPELT = 3;

  private final FutureTask<SafeWords> safe;
  private final BiFunction<String, Context, Slots> reader;

  /// @param safe finds the words that may be kept; called once, when they are first needed
  /// @param reader reads names, addresses and the like out of a text
  public Wording(Callable<SafeWords> safe, BiFunction<String, Context, Slots> reader) {
    this.safe = new FutureTask<>(safe);
    this.reader = reader;
  }

  /// Does now what the first message would have to wait for: about a second on a cold start.
  public void prepare() {
    safe.run();
  }

  private SafeWords safe() {
    safe.run();
    try {
      return safe.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the owner's examples could not be read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading the owner's examples", e);
    }
  }

  /// The words that may be kept of a message that nobody has read yet.
  public Optional<String> of(String text) {
    return of(text, reader.apply(text, SafeWords.ANY_TIME));
  }

  /// The words that may be kept; empty where fewer than half of them may, for little could be
  /// learnt from the rest. Never throws.
  ///
  /// @param slots what the message was found to say
  public Optional<String> of(String text, Slots slots) {
    List<Word> words = WordSplitter.fold(text);
    List<Word> first = words.subList(0, Math.min(words.size(), MOST_WORDS));
    boolean spelt = first.stream().filter(word -> safe().isNumber(word.form())).count() >= SPELT;
    boolean shouted = text.chars().noneMatch(Character::isLowerCase);
    List<String> kept = new ArrayList<>();
    int safeWords = 0;
    int hidden = 0;
    for (int i = 0; i < first.size(); i++) {
      Word word = first.get(i);
      boolean capital = i > 0 && !shouted && !word.breakBefore() && startsUpper(text, word);
      String written = written(word, slots, capital, spelt);
      safeWords += written.equals(word.form()) && word.form().length() > 1 ? 1 : 0;
      hidden += written.equals(HIDDEN) ? 1 : 0;
      add(written, kept);
    }
    if (words.size() > MOST_WORDS) {
      add(HIDDEN, kept);
    }
    return safeWords == 0 || hidden > safeWords
        ? Optional.empty()
        : Optional.of(String.join(" ", kept));
  }

  private static boolean startsUpper(String text, Word word) {
    return Character.isUpperCase(text.codePointAt(word.start()));
  }

  private static void add(String written, List<String> kept) {
    boolean placeholder = written.equals(HIDDEN) || written.startsWith("[");
    if (!placeholder || kept.isEmpty() || !kept.getLast().equals(written)) {
      kept.add(written);
    }
  }

  private String written(Word word, Slots slots, boolean capital, boolean spelt) {
    Optional<String> kind = kind(word, slots);
    if (kind.isPresent()) {
      return kind.get();
    }
    String form = word.form();
    if (form.codePoints().anyMatch(Character::isDigit) || spelt && safe().isNumber(form)) {
      return "[angka]";
    }
    boolean mark = form.equals("?") || Character.isEmoji(form.codePointAt(0));
    boolean everyday = safe().holds(form) && (!capital || safe().isCommon(form));
    return mark || everyday ? form : HIDDEN;
  }

  private static Optional<String> kind(Word word, Slots slots) {
    if (word.form().equals("#url")) {
      return Optional.of("[tautan]");
    }
    if (word.form().equals("#email")) {
      return Optional.of("[email]");
    }
    return slots.all().stream()
        .filter(slot -> word.start() < slot.end() && slot.start() < word.end())
        .map(Slot::key)
        .filter(SlotKey::isPersonal)
        .findFirst()
        .map(Wording::placeholder);
  }

  private static String placeholder(SlotKey key) {
    return switch (key) {
      case NAME -> "[nama]";
      case PHONE -> "[telepon]";
      case EMAIL -> "[email]";
      case ADDRESS, POSTAL_CODE -> "[alamat]";
      case BOOKING_CODE -> "[kode]";
      case DATE,
          TIME_START,
          TIME_END,
          DURATION_HOURS,
          SERVICE,
          ROOMS,
          BATHROOMS,
          FLOORS,
          AREA_M2,
          UNITS,
          CLEANERS,
          PROPERTY,
          BUDGET_IDR,
          DAY_PART,
          REJECTED_DATE,
          DATE_FROM,
          DATE_UNTIL,
          NO_SUCH_DATE,
          OTHER_DATE,
          EITHER_DATE,
          FURTHER_DATE,
          REPEAT,
          TIME_ZONE ->
          HIDDEN;
    };
  }
}
