package id.fineclean.bot.conversation;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentPart;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.content.Entry;
import id.fineclean.bot.content.Problems;
import id.fineclean.bot.understanding.Bilingual;
import id.fineclean.bot.understanding.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The bot's own words, from `intents/replies/`: one file a feature, each text under a key, in both
/// languages, with `{placeholders}`.
public final class Replies {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");

  private final Map<String, Bilingual> texts;

  private Replies(Map<String, Bilingual> texts) {
    this.texts = Map.copyOf(texts);
  }

  /// The part of the owner's files that holds them.
  ///
  /// @param needed what the program says
  public static ContentPart<Replies> part(NeededReplies needed) {
    return new ContentPart<>(
        Replies.class,
        List.of("replies/*.yaml"),
        (folder, _) -> {
          Path replies = folder.resolve("replies");
          Replies read = load(replies);
          needed.check(replies, read);
          return read;
        });
  }

  /// Reads every `*.yaml` of a folder. The key of a text is `<file name>.<key in the file>`.
  ///
  /// @throws ContentException all mistakes found: unreadable files, a missing translation,
  ///     placeholders that the two languages do not share
  public static Replies load(Path folder) throws ContentException {
    Map<String, Bilingual> texts = new HashMap<>();
    var problems = new Problems();
    for (Path file : files(folder)) {
      Entry.read(file, problems)
          .map(text -> sameValues(text, Bilingual.read(text)))
          .forEach((key, text) -> texts.put(prefix(file) + key, text));
    }
    problems.throwIfAny();
    return new Replies(texts);
  }

  private static Bilingual sameValues(Entry entry, Bilingual text) {
    if (!placeholders(text.id()).equals(placeholders(text.en()))) {
      entry.problem(
          "the Indonesian text uses %s, the English one %s"
              .formatted(placeholders(text.id()), placeholders(text.en())));
    }
    return text;
  }

  /// The text of a key, if there is one.
  Optional<Bilingual> find(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  /// @throws IllegalArgumentException there is no such text, or a placeholder of it has no value
  public String text(String key, Language language, Map<String, String> values) {
    Bilingual text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no reply '" + key + "' in intents/replies");
    }
    return fill(text.in(language), values);
  }

  /// Puts values in the place of `{placeholders}`. Values are never looked through for placeholders
  /// themselves.
  ///
  /// @throws IllegalArgumentException a placeholder has no value
  public static String fill(String text, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new IllegalArgumentException("no value for {" + matcher.group(1) + "}");
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString().strip();
  }

  /// The names of the placeholders in a text.
  public static TreeSet<String> placeholders(String text) {
    TreeSet<String> names = new TreeSet<>();
    PLACEHOLDER.matcher(text).results().forEach(match -> names.add(match.group(1)));
    return names;
  }

  static String prefix(Path file) {
    return file.getFileName().toString().replace(".yaml", ".");
  }

  static List<Path> files(Path folder) throws ContentException {
    try (var found = Files.list(folder)) {
      return found.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new ContentException(
          List.of(new ContentProblem(folder, 0, "the folder cannot be read")));
    }
  }
}
