package id.fineclean.bot.understanding.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `vocabulary.yaml` as it stands in the file.
record VocabularyFile(
    @JsonProperty("slang") Map<String, String> slang,
    @JsonProperty("phrases") Optional<Map<String, String>> phrases,
    @JsonProperty("protected") Optional<List<String>> protectedWords,
    @JsonProperty("names") Optional<List<String>> names,
    @JsonProperty("synonyms") Optional<Map<String, List<String>>> synonyms) {

  Vocabulary vocabulary() {
    return new Vocabulary(
        slang,
        phrases.orElse(Map.of()),
        words(protectedWords.orElse(List.of())),
        words(names.orElse(List.of())),
        synonyms.orElse(Map.of()));
  }

  /// Names of several words are protected word by word.
  private static Set<String> words(List<String> names) {
    return names.stream()
        .flatMap(name -> Tokeniser.tokenise(name).stream())
        .map(Word::form)
        .collect(Collectors.toUnmodifiableSet());
  }
}
