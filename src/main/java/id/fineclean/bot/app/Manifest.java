package id.fineclean.bot.app;

import id.fineclean.bot.company.CompanyFile;
import id.fineclean.bot.content.ContentPart;
import id.fineclean.bot.conversation.ControlWords;
import id.fineclean.bot.conversation.NeededReplies;
import id.fineclean.bot.conversation.Replies;
import id.fineclean.bot.conversation.Templates;
import id.fineclean.bot.feature.Feature;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that is read from the content folder: what every bot needs, and what its features do.
final class Manifest {
  /// Files of replies that are no feature's.
  private static final List<String> REPLIES = List.of("dialogue", "site");

  private Manifest() {}

  /// In the order of reading.
  static List<ContentPart<?>> of(List<Feature> features) {
    NeededReplies needed = replies(features);
    List<ContentPart<?>> parts =
        new ArrayList<>(
            List.of(
                CompanyFile.PART,
                Replies.part(needed),
                ControlWords.PART,
                Templates.part(notices(features), needed),
                Vocabulary.PART,
                Topics.PART));
    features.forEach(feature -> parts.addAll(feature.content()));
    parts.add(ContentPart.check(TopicChecks::contradictions));
    parts.add(ContentPart.check((folder, read) -> TopicChecks.answers(folder, read, features)));
    return parts;
  }

  /// What the program says.
  static NeededReplies replies(List<Feature> features) {
    return NeededReplies.of(
        Stream.concat(
                REPLIES.stream(), features.stream().flatMap(feature -> feature.replies().stream()))
            .toList());
  }

  private static Set<String> notices(List<Feature> features) {
    return features.stream()
        .flatMap(feature -> feature.notices().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
