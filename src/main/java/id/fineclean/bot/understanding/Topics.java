package id.fineclean.bot.understanding;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentPart;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.content.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// All of `intents/topics/`.
public final class Topics {
  /// The part of the owner's files that holds them.
  public static final ContentPart<Topics> PART =
      new ContentPart<>(
          Topics.class, List.of("topics/*.yaml"), (folder, _) -> load(folder.resolve("topics")));

  private final Map<String, Topic> byIntent;

  private Topics(Map<String, Topic> byIntent) {
    this.byIntent = byIntent;
  }

  /// Reads every `*.yaml` of a folder.
  ///
  /// @throws ContentException all mistakes found
  public static Topics load(Path folder) throws ContentException {
    Map<String, Topic> topics = new LinkedHashMap<>();
    List<ContentProblem> problems = new ArrayList<>();
    for (Path file : files(folder)) {
      try {
        Topic topic = Entry.read(file, Topic::read);
        topics.put(topic.intent(), topic);
        if (!file.getFileName().toString().equals(topic.intent() + ".yaml")) {
          problems.add(
              new ContentProblem(
                  file, 1, "the file's name must be the intent: " + topic.intent() + ".yaml"));
        }
      } catch (ContentException e) {
        problems.addAll(e.problems());
      }
    }
    if (topics.isEmpty() && problems.isEmpty()) {
      problems.add(new ContentProblem(folder, 0, "no topics here"));
    }
    for (Topic topic : topics.values()) {
      topic
          .question()
          .filter(question -> problems.isEmpty() && !topics.containsKey(question))
          .ifPresent(
              question ->
                  problems.add(
                      new ContentProblem(
                          folder.resolve(topic.intent() + ".yaml"),
                          1,
                          "question: there is no topic " + question)));
    }
    if (!problems.isEmpty()) {
      throw new ContentException(problems);
    }
    return new Topics(topics);
  }

  public Optional<Topic> get(String intent) {
    return Optional.ofNullable(byIntent.get(intent));
  }

  /// The intents of one kind.
  public Set<String> intents(Topic.Kind kind) {
    return byIntent.values().stream()
        .filter(topic -> topic.kind().equals(Optional.of(kind)))
        .map(Topic::intent)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// In the order of their file names.
  public Collection<Topic> all() {
    return byIntent.values();
  }

  private static List<Path> files(Path folder) throws ContentException {
    try (var found = Files.list(folder)) {
      return found.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new ContentException(
          List.of(new ContentProblem(folder, 0, "the folder cannot be read")));
    }
  }
}
