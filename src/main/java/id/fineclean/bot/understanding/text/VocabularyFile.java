package id.fineclean.bot.understanding.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `vocabulary.yaml` as it stands in the file.
record VocabularyFile(
    @JsonProperty("slang") Map<String, String> slang,
    @JsonProperty("phrases") @Nullable Map<String, String> phrases,
    @JsonProperty("protected") @Nullable List<String> protectedWords,
    @JsonProperty("synonyms") @Nullable Map<String, List<String>> synonyms) {

  Vocabulary vocabulary() {
    return new Vocabulary(
        slang,
        phrases == null ? Map.of() : phrases,
        protectedWords == null ? Set.of() : words(protectedWords),
        synonyms == null ? Map.of() : synonyms);
  }

  /// Names of several words are protected word by word.
  private static Set<String> words(List<String> names) {
    return names.stream()
        .flatMap(name -> Tokeniser.tokenise(name).stream())
        .map(Word::form)
        .collect(Collectors.toUnmodifiableSet());
  }
}
