package id.fineclean.bot.policy.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words with a common meaning, by a name of the meaning.
final class Synonyms {
  private final Map<String, List<String>> meanings = new HashMap<>();

  /// @param groups a word to others that mean the same; expressions of several words are passed
  /// over
  Synonyms(Map<String, List<String>> groups) {
    groups.forEach(
        (word, others) -> {
          add(word, word);
          others.forEach(other -> add(other, word));
        });
  }

  /// The names of the meanings of a word; empty for most words.
  List<String> of(String word) {
    return meanings.getOrDefault(word, List.of());
  }

  private void add(String word, String meaning) {
    if (word.indexOf(' ') < 0) {
      meanings.computeIfAbsent(word, unused -> new ArrayList<>(1)).add("=" + meaning);
    }
  }
}
