package id.fineclean.bot.app;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentParts;
import id.fineclean.bot.content.Located;
import id.fineclean.bot.content.Problems;
import id.fineclean.bot.conversation.Replies;
import id.fineclean.bot.feature.Feature;
import id.fineclean.bot.understanding.Bilingual;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.understanding.Topic;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.text.Word;
import id.fineclean.bot.understanding.text.WordSplitter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What can be wrong with topics that can be read.
final class TopicChecks {
  private TopicChecks() {}

  /// That every value an answer names is one that somebody gives.
  ///
  /// @throws ContentException all mistakes found
  static void answers(Path folder, ContentParts read, List<Feature> features)
      throws ContentException {
    Set<String> known = new Facts(read, features, InstantSource.system()).in(Language.ID).keySet();
    var problems = new Problems();
    for (Topic topic : read.get(Topics.class).all()) {
      Set<String> used = topic.answer().map(TopicChecks::placeholders).orElseGet(TreeSet::new);
      topic.cases().forEach(one -> used.addAll(placeholders(one.answer())));
      used.removeAll(known);
      if (!used.isEmpty()) {
        problems.add(file(folder, topic), 0, "answer: unknown placeholders " + used);
      }
    }
    problems.throwIfAny();
  }

  private static TreeSet<String> placeholders(Bilingual answer) {
    TreeSet<String> used = Replies.placeholders(answer.id());
    used.addAll(Replies.placeholders(answer.en()));
    return used;
  }

  /// The same words under two intents teach nothing, and an example without words only that there
  /// was nothing to understand.
  ///
  /// @throws ContentException all mistakes found
  static void contradictions(Path folder, ContentParts read) throws ContentException {
    var problems = new Problems();
    Map<String, Place> seen = new HashMap<>();
    for (Topic topic : read.get(Topics.class).all()) {
      for (Located<String> example : topic.examples()) {
        String words = words(example.value());
        Place before = seen.putIfAbsent(words, new Place(topic.intent(), example.line()));
        if (words.isEmpty() && !topic.intent().equals(Understanding.OUT_OF_SCOPE)) {
          problems.add(file(folder, topic), example.line(), "an example without words");
        } else if (before != null && !before.intent().equals(topic.intent())) {
          problems.add(
              file(folder, topic),
              example.line(),
              "contradicts the same example in " + before.intent() + ".yaml:" + before.line());
        }
      }
    }
    problems.throwIfAny();
  }

  private record Place(String intent, int line) {}

  private static String words(String text) {
    return WordSplitter.fold(text).stream().map(Word::form).collect(Collectors.joining(" "));
  }

  private static Path file(Path folder, Topic topic) {
    return folder.resolve("topics").resolve(topic.intent() + ".yaml");
  }
}
