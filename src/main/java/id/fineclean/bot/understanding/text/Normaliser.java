package id.fineclean.bot.understanding.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Reads a message as the words it means: slang and abbreviations by [Vocabulary], stretched and
/// doubled words, digits inside words, and slips of spelling repaired towards known words.
/// Immutable and thread-safe.
public final class Normaliser {
  /// After these a digit is a number, not a doubling: "jam2" is a time, "kira2" is not.
  private static final Set<String> COUNTED =
      Set.of(
          "jam", "jm", "pkl", "pukul", "lt", "lantai", "no", "rt", "rw", "blok", "tgl", "unit",
          "km", "kmr", "tipe", "type", "kamar", "gang", "gg");

  private static final List<String> CLITICS = List.of("nya", "lah", "kah", "ny", "ku", "mu");
  private static final String LEET = "oizeasgtbg";

  private final Vocabulary vocabulary;
  private final Phrases phrases;
  private final Map<String, Integer> known;
  private final SpellingRepair repair;

  private Normaliser(Vocabulary vocabulary, Map<String, Integer> known) {
    this.vocabulary = vocabulary;
    this.phrases = new Phrases(vocabulary.phrases());
    this.known = known;
    this.repair = new SpellingRepair(known);
  }

  /// Knows the words of `texts` besides those of `vocabulary`; the more often a word occurs in
  /// them, the likelier a misspelt one is taken for it.
  public static Normaliser learn(Vocabulary vocabulary, Collection<String> texts) {
    Map<String, Integer> known = vocabularyWords(vocabulary);
    var reader = new Normaliser(vocabulary, Map.of());
    List<List<Word>> read =
        texts.parallelStream().map(text -> reader.readAll(text, false)).toList();
    for (List<Word> words : read) {
      for (Word word : words) {
        if (word.isLetters()) {
          known.merge(word.form(), 1, Integer::sum);
        }
      }
    }
    return new Normaliser(vocabulary, Map.copyOf(known));
  }

  private static Map<String, Integer> vocabularyWords(Vocabulary vocabulary) {
    Map<String, Integer> words = new HashMap<>();
    vocabulary.slang().values().forEach(meaning -> addWords(words, meaning));
    vocabulary.phrases().values().forEach(meaning -> addWords(words, meaning));
    vocabulary
        .synonyms()
        .forEach(
            (word, others) -> {
              addWords(words, word);
              others.forEach(other -> addWords(words, other));
            });
    vocabulary.protectedWords().forEach(word -> words.putIfAbsent(word, 0));
    RealWords.all().forEach(word -> words.putIfAbsent(word, 0));
    return words;
  }

  private static void addWords(Map<String, Integer> words, String text) {
    WordSplitter.fold(text).forEach(word -> words.putIfAbsent(word.form(), 0));
  }

  /// The words of a message; empty for an empty one. Never throws; reads the first 1,500 UTF-16
  /// units.
  public List<Word> normalise(String text) {
    return readAll(text, true);
  }

  private List<Word> readAll(String text, boolean repairing) {
    List<Word> raw = phrases.replace(BookingCodes.joined(WordSplitter.fold(text)));
    if (raw.stream().allMatch(Word::isEmoji)) {
      return raw.stream().flatMap(word -> meant(word).stream()).toList();
    }
    var words = new ArrayList<Word>(raw.size() + 4);
    for (Word word : raw) {
      read(word, repairing, words);
    }
    return words;
  }

  /// An emoji says something by itself where nothing else does: "✅" is a yes.
  private List<Word> meant(Word emoji) {
    String meaning = vocabulary.slang().get(emoji.form());
    return meaning == null ? List.of(emoji) : Stream.of(meaning.split(" ")).map(emoji::as).toList();
  }

  private void read(Word word, boolean repairing, List<Word> out) {
    if (vocabulary.protectedWords().contains(word.form())) {
      out.add(word);
    } else if (hasDigit(word.form()) && !word.form().startsWith("#")) {
      readMixed(word, repairing, out);
    } else if (word.isLetters()) {
      readLetters(word, repairing, out);
    } else {
      out.add(word);
    }
  }

  private void readLetters(Word word, boolean repairing, List<Word> out) {
    String meaning = meaning(word.form(), repairing);
    int space = meaning.indexOf(' ');
    if (space < 0) {
      out.add(meaning.equals(word.form()) ? word : word.as(meaning));
      return;
    }
    String[] parts = meaning.split(" ");
    out.add(word.as(parts[0]));
    for (int i = 1; i < parts.length; i++) {
      out.add(word.then(parts[i]));
    }
  }

  /// One or more words separated by single spaces.
  private String meaning(String form, boolean repairing) {
    String slang = vocabulary.slang().get(form);
    if (slang != null) {
      return slang;
    }
    if (known.containsKey(form)) {
      return form;
    }
    String squeezed = squeeze(form);
    if (isReadable(squeezed)) {
      return vocabulary.slang().getOrDefault(squeezed, squeezed);
    }
    String withClitic = slangBeforeClitic(squeezed);
    if (!withClitic.isEmpty()) {
      return withClitic;
    }
    return repairing ? repair.repair(squeezed) : squeezed;
  }

  private boolean isReadable(String form) {
    return known.containsKey(form) || vocabulary.slang().containsKey(form);
  }

  /// "hrgnya" → "harganya"; empty where there is nothing to read so.
  private String slangBeforeClitic(String form) {
    for (String clitic : CLITICS) {
      int stem = form.length() - clitic.length();
      if (stem >= 2 && form.endsWith(clitic)) {
        String meaning = vocabulary.slang().get(form.substring(0, stem));
        if (meaning != null) {
          return meaning + (clitic.equals("ny") ? "nya" : clitic);
        }
      }
    }
    return "";
  }

  /// Stretched letters: "bangeeet" → "banget", and "maaaf" → "maaf" where that is the known word.
  private String squeeze(String form) {
    String doubled = limitRuns(form, 2);
    if (isReadable(doubled)) {
      return doubled;
    }
    String single = limitRuns(form, 1);
    if (isReadable(single)) {
      return single;
    }
    return doubled.length() == form.length() ? form : single;
  }

  private static String limitRuns(String form, int max) {
    StringBuilder limited = null;
    int run = 0;
    for (int i = 0; i < form.length(); i++) {
      run = i > 0 && form.charAt(i) == form.charAt(i - 1) ? run + 1 : 1;
      if (run > max && limited == null) {
        limited = new StringBuilder(form.length()).append(form, 0, i);
      } else if (run <= max && limited != null) {
        limited.append(form.charAt(i));
      }
    }
    return limited == null ? form : limited.toString();
  }

  private void readMixed(Word word, boolean repairing, List<Word> out) {
    String form = word.form();
    int firstDigit = firstDigit(form, 0);
    if (firstDigit == 0 || !readAsOneWord(word, firstDigit, repairing, out)) {
      split(word, repairing, out);
    }
  }

  /// Doublings ("bersih2nya") and digits for letters ("g4k").
  private boolean readAsOneWord(Word word, int firstDigit, boolean repairing, List<Word> out) {
    String form = word.form();
    String base = form.substring(0, firstDigit);
    String rest = form.substring(firstDigit + 1);
    if (form.charAt(firstDigit) == '2'
        && firstDigit >= 3
        && !hasDigit(rest)
        && !COUNTED.contains(base)) {
      readLetters(word.as(base), repairing, out);
      readLetters(word.then(base + rest), repairing, out);
      return true;
    }
    String plain = unleet(form);
    if (!rest.isEmpty() && isReadable(plain)) {
      readLetters(word.as(plain), repairing, out);
      return true;
    }
    return false;
  }

  private static String unleet(String form) {
    var plain = new StringBuilder(form);
    for (int i = 0; i < plain.length(); i++) {
      if (isDigit(plain.charAt(i))) {
        plain.setCharAt(i, LEET.charAt(plain.charAt(i) - '0'));
      }
    }
    return plain.toString();
  }

  private void split(Word word, boolean repairing, List<Word> out) {
    String form = word.form();
    int start = 0;
    while (start < form.length()) {
      boolean digits = isDigit(form.charAt(start));
      int end = start + 1;
      while (end < form.length() && isDigit(form.charAt(end)) == digits) {
        end++;
      }
      String part = form.substring(start, end);
      Word piece = start == 0 ? word.as(part) : word.then(part);
      if (digits) {
        out.add(piece.as(numberForm(part.length())));
      } else {
        readLetters(piece, repairing, out);
      }
      start = end;
    }
  }

  private static String numberForm(int digits) {
    return digits <= 4 ? "#" + digits : digits <= 8 ? "#long" : "#phone";
  }

  private static boolean hasDigit(String form) {
    return firstDigit(form, 0) < form.length();
  }

  private static int firstDigit(String form, int from) {
    int i = from;
    while (i < form.length() && !isDigit(form.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
