package id.fineclean.bot.understanding.text;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentPart;
import id.fineclean.bot.content.Entry;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How customers spell: the contents of `intents/vocabulary.yaml`. All keys are lower case.
///
/// @param slang one written word to the word or words it stands for
/// @param phrases several written words to the words they stand for
/// @param protectedWords never rewritten or repaired: names, services, places; `names` are among
///     them
/// @param names of people, as far as they are not everyday words too
/// @param synonyms a word to others that mean the same here
public record Vocabulary(
    Map<String, String> slang,
    Map<String, String> phrases,
    Set<String> protectedWords,
    Set<String> names,
    Map<String, List<String>> synonyms) {

  /// The part of the owner's files that it is.
  public static final ContentPart<Vocabulary> PART =
      new ContentPart<>(
          Vocabulary.class,
          List.of("vocabulary.yaml"),
          (folder, _) -> read(folder.resolve("vocabulary.yaml")));

  public Vocabulary {
    slang = Map.copyOf(slang);
    phrases = Map.copyOf(phrases);
    protectedWords = union(protectedWords, names);
    names = Set.copyOf(names);
    synonyms = Map.copyOf(synonyms);
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return Set.copyOf(all);
  }

  /// No words at all, for training on foreign data and for tests.
  public static Vocabulary empty() {
    return new Vocabulary(Map.of(), Map.of(), Set.of(), Set.of(), Map.of());
  }

  /// @throws ContentException the file is missing or holds a mistake
  public static Vocabulary read(Path file) throws ContentException {
    return Entry.read(file, Vocabulary::read);
  }

  private static Vocabulary read(Entry keys) {
    return new Vocabulary(
        keys.get("slang").map(Entry::text),
        keys.find("phrases").map(Entry::text),
        words(keys.find("protected")),
        words(keys.find("names")),
        keys.find("synonyms").map(Entry::texts));
  }

  /// Names of several words are protected word by word.
  private static Set<String> words(Entry names) {
    return names.texts().stream()
        .flatMap(name -> WordSplitter.fold(name).stream())
        .map(Word::form)
        .collect(Collectors.toUnmodifiableSet());
  }
}
