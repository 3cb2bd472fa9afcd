package id.fineclean.bot.conversation;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.content.Entry;
import id.fineclean.bot.content.Problems;
import id.fineclean.bot.understanding.Bilingual;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The replies that the program says, and what it fills in: an owner may word them at will, but one
/// that is missing, or names a value nobody gives, would only show when a customer is to hear it.
///
/// `replies.txt` has a line for each: its key, then its placeholders. A test keeps it equal to the
/// replies that come with the program.
final class NeededReplies {
  private static final String LIST = "/replies.txt";

  private NeededReplies() {}

  /// What `texts`, read from `folder`, lacks.
  static List<ContentProblem> problems(Path folder, Map<String, Bilingual> texts) {
    List<ContentProblem> problems = new ArrayList<>();
    for (String line : lines()) {
      List<String> words = List.of(line.split(" "));
      String key = words.getFirst();
      Path file = folder.resolve(key.substring(0, key.indexOf('.')) + ".yaml");
      String name = key.substring(key.indexOf('.') + 1);
      Bilingual text = texts.get(key);
      if (text == null) {
        problems.add(new ContentProblem(file, 0, name + ": is missing"));
      } else {
        Set<String> unknown = new TreeSet<>(Replies.placeholders(text.id()));
        unknown.removeAll(words.subList(1, words.size()));
        if (!unknown.isEmpty()) {
          problems.add(new ContentProblem(file, 0, name + ": unknown placeholders " + unknown));
        }
      }
    }
    return problems;
  }

  /// What is filled into a reply.
  static SortedSet<String> values(String key) {
    return lines().stream()
        .map(line -> List.of(line.split(" ")))
        .filter(words -> words.getFirst().equals(key))
        .flatMap(words -> words.stream().skip(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Texts in `folder` that are never said: misspelt, or left from an older version. Files that
  /// cannot be read are passed over.
  static List<ContentProblem> unused(Path folder) throws ContentException {
    Set<String> said =
        lines().stream().map(line -> line.split(" ", 2)[0]).collect(Collectors.toSet());
    List<ContentProblem> unused = new ArrayList<>();
    for (Path file : Replies.files(folder)) {
      Entry texts = Entry.read(file, new Problems());
      String prefix = Replies.prefix(file);
      texts.keys().stream()
          .filter(key -> !said.contains(prefix + key))
          .map(key -> new ContentProblem(file, texts.find(key).line(), key + ": is never said"))
          .forEach(unused::add);
    }
    return unused;
  }

  private static List<String> lines() {
    try (InputStream list =
        Objects.requireNonNull(NeededReplies.class.getResourceAsStream(LIST), LIST)) {
      return new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the program is damaged", e);
    }
  }
}
