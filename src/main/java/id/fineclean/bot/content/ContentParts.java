package id.fineclean.bot.content;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the owner's files say, part by part. Immutable.
public final class ContentParts {
  private final Map<Class<?>, Object> parts;

  private ContentParts(Map<Class<?>, Object> parts) {
    this.parts = Map.copyOf(parts);
  }

  /// A part could not be read, for mistakes that were told where it was.
  public static final class MissingPartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private MissingPartException(Class<?> type) {
      super("no " + type.getSimpleName() + " was read");
    }
  }

  /// What came of a folder.
  ///
  /// @param parts those without mistakes
  /// @param problems each mistake once
  public record Read(ContentParts parts, List<ContentProblem> problems) {
    /// All parts.
    ///
    /// @throws ContentException there are mistakes
    public ContentParts whole() throws ContentException {
      if (!problems.isEmpty()) {
        throw new ContentException(problems);
      }
      return parts;
    }
  }

  /// Reads a folder. A part that needs another one, which has mistakes, is passed over.
  ///
  /// @param manifest in the order of reading
  public static Read read(Path folder, List<ContentPart<?>> manifest) {
    ContentParts parts = new ContentParts(Map.of());
    List<ContentProblem> problems = new ArrayList<>();
    for (ContentPart<?> part : manifest) {
      try {
        parts = parts.and(folder, part);
      } catch (ContentException e) {
        problems.addAll(e.problems());
      } catch (MissingPartException toldAlready) {
        // Whoever mends that part's mistakes is told of this one's then.
      }
    }
    return new Read(parts, problems.stream().distinct().toList());
  }

  private <T> ContentParts and(Path folder, ContentPart<T> part) throws ContentException {
    return with(part.type(), part.reader().read(folder, this));
  }

  /// @throws MissingPartException it has mistakes, or is not in the manifest
  public <T> T get(Class<T> type) {
    return find(type).orElseThrow(() -> new MissingPartException(type));
  }

  /// Empty where it has mistakes.
  public <T> Optional<T> find(Class<T> type) {
    return Optional.ofNullable(parts.get(type)).map(type::cast);
  }

  /// The same with one part put in the place of another, or added.
  public <T> ContentParts with(Class<T> type, T part) {
    Map<Class<?>, Object> all = new HashMap<>(parts);
    all.put(type, part);
    return new ContentParts(all);
  }
}
