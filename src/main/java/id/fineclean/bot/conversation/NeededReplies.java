package id.fineclean.bot.conversation;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.content.Entry;
import id.fineclean.bot.content.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// The replies that the program says, and what it fills in: those it comes with. An owner may word
/// them at will, but one that is missing, or names a value nobody gives, would only show when a
/// customer is to hear it.
public final class NeededReplies {
  /// What is filled in, by key.
  private final Map<String, SortedSet<String>> values = new HashMap<>();

  private NeededReplies() {}

  /// What is said by some parts of the program.
  ///
  /// @param files the names of their files in `intents/replies/`, which the build puts into the
  ///     program too
  public static NeededReplies of(Collection<String> files) {
    var needed = new NeededReplies();
    for (String file : files) {
      Entry.shipped("/replies/" + file + ".yaml")
          .map(text -> Replies.placeholders(text.get("id").text()))
          .forEach((key, values) -> needed.values.put(file + "." + key, values));
    }
    return needed;
  }

  /// @param folder from which `replies` were read
  /// @throws ContentException all that is missing or asks for a value that nobody gives
  void check(Path folder, Replies replies) throws ContentException {
    var problems = new Problems();
    values.forEach(
        (key, given) -> {
          Path file = folder.resolve(key.substring(0, key.indexOf('.')) + ".yaml");
          String name = key.substring(key.indexOf('.') + 1);
          replies
              .find(key)
              .ifPresentOrElse(
                  text -> {
                    SortedSet<String> unknown = Replies.placeholders(text.id());
                    unknown.removeAll(given);
                    if (!unknown.isEmpty()) {
                      problems.add(file, 0, name + ": unknown placeholders " + unknown);
                    }
                  },
                  () -> problems.add(file, 0, name + ": is missing"));
        });
    problems.throwIfAny();
  }

  /// What is filled into a reply.
  SortedSet<String> values(String key) {
    return values.getOrDefault(key, new TreeSet<>());
  }

  /// Texts that are never said: misspelt, or left from an older version. Files that cannot be read
  /// are passed over.
  ///
  /// @param folder `intents/replies`
  /// @throws ContentException the folder cannot be read
  public List<ContentProblem> unused(Path folder) throws ContentException {
    List<ContentProblem> unused = new ArrayList<>();
    for (Path file : Replies.files(folder)) {
      Entry texts = Entry.read(file, new Problems());
      texts.keys().stream()
          .filter(key -> !values.containsKey(Replies.prefix(file) + key))
          .map(key -> new ContentProblem(file, texts.find(key).line(), key + ": is never said"))
          .forEach(unused::add);
    }
    return unused;
  }
}
