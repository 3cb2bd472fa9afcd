package id.fineclean.bot.conversation;

import id.fineclean.bot.content.Entry;
import id.fineclean.bot.understanding.Bilingual;
import java.util.Set;

/// Something people say that wants nothing done, such as a blessing, a laugh or a try at the price:
/// `remarks` in `intents/dialogue.yaml`. It gets one kind line, and the talk goes on.
///
/// @param says phrases one of which stands in the message
/// @param over intents that it goes before, however sure they are: "bisa kurang?" sounds like a
///     question for the price
/// @param told whether a question with such words is another matter: "besok hujan ga?"
record Remark(Set<String> says, Set<String> over, boolean told, Bilingual answer) {
  Remark {
    says = Set.copyOf(says);
    over = Set.copyOf(over);
  }

  static Remark read(Entry keys) {
    return new Remark(
        ControlWords.words(keys.get("says")),
        ControlWords.words(keys.find("over")),
        keys.find("told").optional(Entry::flag).orElse(false),
        Bilingual.read(keys.get("answer")));
  }

  boolean goesBefore(String intent) {
    return over.contains(intent);
  }

  /// Whether its words also stand in messages that want something: "capek nyuci sofa".
  boolean isVague() {
    return told;
  }

  /// @param asks whether the message asks something
  boolean fits(boolean asks) {
    return !(asks && isVague());
  }
}
