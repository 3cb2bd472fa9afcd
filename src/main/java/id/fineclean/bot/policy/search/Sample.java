package id.fineclean.bot.policy.search;

/// A question, or a passage's own words, with what is known of it.
///
/// @param passage the passage's id; empty where no passage is even near
/// @param answered whether the passage answers it, rather than only being about the same thing
public record Sample(String passage, boolean answered, String text) {
  public Sample {
    if (passage.isEmpty() && answered) {
      throw new IllegalArgumentException("an answer has a passage");
    }
  }
}
