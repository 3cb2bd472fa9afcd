package id.fineclean.bot.conversation;

import id.fineclean.bot.understanding.Topic;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.Understanding.Alternative;
import id.fineclean.bot.understanding.Understanding.Certainty;
import java.util.List;
import java.util.stream.Stream;

/// Whether a message that seems to want something of consequence says so in words: where none of
/// the topic's `plain` words stands in it, it is asked back, however sure the intent is. "Nama:
/// Kurniawan" changes no data, and "ini beneran kan?" reports no fraud. Immutable.
final class PlainSpeech {
  /// What is less likely is not offered instead.
  private static final double LEAST_LIKELY = 0.05;

  private final Topics topics;

  PlainSpeech(Topics topics) {
    this.topics = topics;
  }

  /// The same, unsure where it was sure without the words for it; and without an offer of what
  /// needs an explicit sentence.
  Understanding of(Understanding what) {
    WordStarts words = new WordStarts(what.text());
    boolean plain = isPlain(what.intent(), words);
    boolean unsure = what.certainty() == Certainty.CLEAR && !plain;
    Stream<String> meant =
        unsure
            ? Stream.concat(Stream.of(what.intent()), alternatives(what))
            : what.offers().stream();
    List<String> offers =
        meant
            .filter(intent -> !needsExplicitWords(intent) || isPlain(intent, words))
            .distinct()
            .limit(Understanding.MOST_OFFERS)
            .toList();
    return new Understanding(
        what.text(),
        what.intent(),
        what.confidence(),
        what.alternatives(),
        unsure ? Certainty.UNSURE : what.certainty(),
        offers,
        what.slots(),
        what.language());
  }

  private Stream<String> alternatives(Understanding what) {
    return what.alternatives().stream()
        .filter(one -> one.confidence() >= LEAST_LIKELY)
        .map(Alternative::intent)
        .filter(intent -> topics.get(intent).isPresent())
        .filter(intent -> !intent.equals(Understanding.OUT_OF_SCOPE))
        .filter(intent -> !topics.intents(Topic.Kind.SMALL_TALK).contains(intent));
  }

  private boolean needsExplicitWords(String intent) {
    return topics.get(intent).flatMap(Topic::confirm).isPresent();
  }

  private boolean isPlain(String intent, WordStarts words) {
    return topics.get(intent).flatMap(Topic::plain).map(words::hasAny).orElse(true);
  }
}
