package id.fineclean.bot.app;

import id.fineclean.bot.booking.BookingContent;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.content.Located;
import id.fineclean.bot.content.Problems;
import id.fineclean.bot.content.YamlFile;
import id.fineclean.bot.conversation.ControlWords;
import id.fineclean.bot.conversation.Replies;
import id.fineclean.bot.conversation.TemplatesFile;
import id.fineclean.bot.policy.PolicyLibrary;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.understanding.Topic;
import id.fineclean.bot.understanding.Topics;
import id.fineclean.bot.understanding.Understanding;
import id.fineclean.bot.understanding.text.Vocabulary;
import id.fineclean.bot.understanding.text.Word;
import id.fineclean.bot.understanding.text.Words;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// All checks of the content folder, in the order of the list; each is independent of the others.
public final class ContentChecks {
  /// One check of a content folder.
  @FunctionalInterface
  public interface Check {
    /// @throws ContentException everything it found wrong
    void run(Path folder) throws ContentException;
  }

  private static final List<Check> ALL =
      List.of(
          BookingContent::read,
          folder -> Replies.load(folder.resolve("replies")),
          folder -> YamlFile.read(folder.resolve("dialogue.yaml"), ControlWords.class),
          TemplatesFile::read,
          folder -> Vocabulary.read(folder.resolve("vocabulary.yaml")),
          folder -> Topics.load(folder.resolve("topics")),
          ContentChecks::policies,
          folder -> contradictions(folder, Topics.load(folder.resolve("topics"))),
          folder ->
              placeholders(
                  folder, BookingContent.read(folder), Topics.load(folder.resolve("topics"))));

  private ContentChecks() {}

  /// Every mistake found, each once; empty for a sound folder.
  public static List<ContentProblem> run(Path folder) {
    List<ContentProblem> problems = new ArrayList<>();
    for (Check check : ALL) {
      try {
        check.run(folder);
      } catch (ContentException e) {
        problems.addAll(e.problems());
      }
    }
    return problems.stream().distinct().toList();
  }

  /// What is worth a look in a folder without mistakes, for the documents in force on a day.
  ///
  /// @throws ContentException all mistakes found in the documents
  public static List<ContentProblem> gaps(Path folder, LocalDate day) throws ContentException {
    return PolicyLibrary.gaps(folder.resolve("policies"), day);
  }

  /// What in a folder has no effect, sound or not: files that nothing reads, replies never said.
  public static List<ContentProblem> idle(Path folder) {
    List<ContentProblem> idle = new ArrayList<>(StrayFiles.in(folder));
    try {
      idle.addAll(Replies.unused(folder.resolve("replies")));
    } catch (ContentException reportedByTheRepliesOwnCheck) {
      // A folder that cannot be read holds nothing to warn of.
    }
    return idle;
  }

  /// The documents themselves, and that buttons under clauses lead to topics that exist, where the
  /// topics can be read.
  private static void policies(Path folder) throws ContentException {
    PolicyLibrary.check(folder.resolve("policies"), intents(folder));
  }

  private static Predicate<String> intents(Path folder) {
    try {
      Topics topics = Topics.load(folder.resolve("topics"));
      return intent -> topics.get(intent).isPresent();
    } catch (ContentException reportedByTheTopicsOwnCheck) {
      return intent -> true;
    }
  }

  /// That every value an answer names is one that the company's files give.
  static void placeholders(Path folder, BookingContent booking, Topics topics)
      throws ContentException {
    var problems = new Problems();
    Set<String> known = new Facts(booking, InstantSource.system()).in(Language.ID).keySet();
    for (Topic topic : topics.all()) {
      topic
          .answer()
          .ifPresent(
              answer -> {
                Set<String> used = new TreeSet<>(Replies.placeholders(answer.id()));
                used.addAll(Replies.placeholders(answer.en()));
                used.removeAll(known);
                if (!used.isEmpty()) {
                  problems.add(file(folder, topic), 0, "answer: unknown placeholders " + used);
                }
              });
    }
    problems.throwIfAny();
  }

  /// The same words under two intents teach nothing, and an example without words only that there
  /// was nothing to understand.
  static void contradictions(Path folder, Topics topics) throws ContentException {
    var problems = new Problems();
    Map<String, Place> seen = new HashMap<>();
    for (Topic topic : topics.all()) {
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
    return Words.fold(text).stream().map(Word::form).collect(Collectors.joining(" "));
  }

  private static Path file(Path folder, Topic topic) {
    return folder.resolve("topics").resolve(topic.intent() + ".yaml");
  }
}
