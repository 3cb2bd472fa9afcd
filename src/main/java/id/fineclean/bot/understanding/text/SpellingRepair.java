package id.fineclean.bot.understanding.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the known word that an unknown one most likely stands for: one whose vowels were left out
/// ("psn" → "pesan"), or one that is a single slip of the keyboard away ("peasn", "pesam").
final class SpellingRepair {
  /// Shorter words have too many neighbours for a slip to be told.
  private static final int MIN_SLIP_LENGTH = 4;

  private static final double PER_MISSING_VOWEL = 0.5;
  private static final double OTHER_FIRST_LETTER = 1;

  private final Map<String, Integer> counts;
  private final Map<String, List<String>> bySkeleton = new HashMap<>();
  private final Map<String, List<String>> byDeletion = new HashMap<>();

  /// @param counts known words with how often each was seen; 0 for words only known to exist
  SpellingRepair(Map<String, Integer> counts) {
    this.counts = counts;
    counts.forEach(
        (word, count) -> {
          if (count > 0) {
            index(word);
          }
        });
  }

  private void index(String word) {
    put(bySkeleton, Skeleton.of(word), word);
    if (word.length() >= MIN_SLIP_LENGTH) {
      put(byDeletion, word, word);
      for (int i = 0; i < word.length(); i++) {
        put(byDeletion, without(word, i), word);
      }
    }
  }

  private static void put(Map<String, List<String>> index, String key, String word) {
    index.computeIfAbsent(key, unused -> new ArrayList<>(1)).add(word);
  }

  /// The likeliest known word, or `word` itself where none is near.
  String repair(String word) {
    var best = new Best(word);
    for (String candidate : bySkeleton.getOrDefault(Skeleton.of(word), List.of())) {
      if (isSubsequence(word, candidate)) {
        best.offer(candidate, (candidate.length() - word.length()) * PER_MISSING_VOWEL);
      }
    }
    if (word.length() >= MIN_SLIP_LENGTH) {
      offerSlips(word, word, best);
      for (int i = 0; i < word.length(); i++) {
        offerSlips(word, without(word, i), best);
      }
    }
    return best.word;
  }

  private void offerSlips(String word, String key, Best best) {
    for (String candidate : byDeletion.getOrDefault(key, List.of())) {
      if (Slips.atMostOne(word, candidate)) {
        best.offer(candidate, word.charAt(0) == candidate.charAt(0) ? 0 : OTHER_FIRST_LETTER);
      }
    }
  }

  private static String without(String word, int i) {
    return word.substring(0, i) + word.substring(i + 1);
  }

  private static boolean isSubsequence(String shorter, String longer) {
    int found = 0;
    for (int i = 0; i < longer.length() && found < shorter.length(); i++) {
      if (shorter.charAt(found) == longer.charAt(i)) {
        found++;
      }
    }
    return found == shorter.length();
  }

  /// The best candidate so far; frequent words win, ties go to the alphabetically first.
  private final class Best {
    private String word;
    private double score;

    Best(String word) {
      this.word = word;
    }

    void offer(String candidate, double cost) {
      double offered = Math.log1p(counts.getOrDefault(candidate, 0)) - cost;
      if (offered > score || offered == score && score > 0 && candidate.compareTo(word) < 0) {
        word = candidate;
        score = offered;
      }
    }
  }
}
