package id.fineclean.bot.policy.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How much of a question is in words the samples use, rare words counting for more. A question in
/// other words is about something else, whatever the few common ones among them remind of.
final class Familiarity {
  private final Map<String, Integer> counts = new HashMap<>();
  private final int samples;

  Familiarity(List<Terms> samples) {
    this.samples = samples.size();
    samples.forEach(sample -> words(sample).forEach(stem -> counts.merge(stem, 1, Integer::sum)));
  }

  /// The familiar share, 0 to 1; 0 for a question without words.
  double of(Terms question) {
    double all = 0;
    double familiar = 0;
    for (String stem : words(question)) {
      int count = counts.getOrDefault(stem, 0);
      double weight = Math.log((1.0 + samples) / (1.0 + count));
      all += weight;
      familiar += count > 0 ? weight : 0;
    }
    return all == 0 ? 0 : familiar / all;
  }

  /// Single stems, without the names of meanings and what is not written.
  private static Collection<String> words(Terms terms) {
    return terms.stems().stream()
        .filter(stem -> stem.indexOf(' ') < 0 && Character.isLetter(stem.charAt(0)))
        .collect(Collectors.toSet());
  }
}
