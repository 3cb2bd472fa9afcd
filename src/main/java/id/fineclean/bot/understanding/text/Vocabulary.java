package id.fineclean.bot.understanding.text;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.YamlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How customers spell: the contents of `intents/vocabulary.yaml`. All keys are lower case.
///
/// @param slang one written word to the word or words it stands for
/// @param phrases several written words to the words they stand for
/// @param protectedWords never rewritten or repaired: names, services, places
/// @param synonyms a word to others that mean the same here
public record Vocabulary(
    Map<String, String> slang,
    Map<String, String> phrases,
    Set<String> protectedWords,
    Map<String, List<String>> synonyms) {

  public Vocabulary {
    slang = Map.copyOf(slang);
    phrases = Map.copyOf(phrases);
    protectedWords = Set.copyOf(protectedWords);
    synonyms = Map.copyOf(synonyms);
  }

  /// No words at all, for training on foreign data and for tests.
  public static Vocabulary empty() {
    return new Vocabulary(Map.of(), Map.of(), Set.of(), Map.of());
  }

  /// @throws ContentException the file is missing or holds a mistake
  public static Vocabulary read(Path file) throws ContentException {
    VocabularyFile content = YamlFile.read(file, VocabularyFile.class);
    return content.vocabulary();
  }
}
