package id.fineclean.bot.understanding.intent;

import java.util.List;

/// Why a message was given its intent.
///
/// @param intent the one explained
/// @param words the message's words in their order, as the model reads them
/// @param nearest the examples written most alike, best first
public record Explanation(
    String intent, List<WordWeight> words, List<NearestExamples.Near> nearest) {
  /// How much one word speaks for the intent.
  ///
  /// @param weight by how much the log-odds of the intent fall when the word is left out; negative
  ///     where it speaks against
  public record WordWeight(String word, double weight) {}

  public Explanation {
    words = List.copyOf(words);
    nearest = List.copyOf(nearest);
  }
}
