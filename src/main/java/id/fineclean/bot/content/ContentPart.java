package id.fineclean.bot.content;

import java.nio.file.Path;
import java.util.List;

/// One thing that is read from the owner's files: an entry of the manifest that reading, checking
/// and the warning of stray files all follow.
///
/// @param type of what comes of it; one part of the manifest gives each type, checks ([Nothing])
///     aside
/// @param files that it reads, as patterns of paths relative to the folder: `*` for any name, `**`
///     for any path
/// @param reader reads them
public record ContentPart<T>(Class<T> type, List<String> files, Reader<T> reader) {
  public ContentPart {
    files = List.copyOf(files);
  }

  /// Reads one part.
  @FunctionalInterface
  public interface Reader<T> {
    /// @param folder the content directory
    /// @param earlier what the parts before it in the manifest gave
    /// @throws ContentException all mistakes found
    T read(Path folder, ContentParts earlier) throws ContentException;
  }

  /// Finds mistakes in files that other parts read.
  @FunctionalInterface
  public interface Check {
    /// @throws ContentException all mistakes found
    void run(Path folder, ContentParts earlier) throws ContentException;
  }

  /// A part that only looks for mistakes.
  public static ContentPart<Nothing> check(Check check) {
    return new ContentPart<>(
        Nothing.class,
        List.of(),
        (folder, earlier) -> {
          check.run(folder, earlier);
          return new Nothing();
        });
  }

  /// What checks give.
  public record Nothing() {}
}
