package id.fineclean.bot.app;

import id.fineclean.bot.content.ContentPart;
import id.fineclean.bot.content.ContentProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/// Files of the content folder that nothing reads, most likely because their name is misspelt.
final class StrayFiles {
  private static final int DEPTH = 8;

  /// What nobody expects to be read by the bot.
  private static final List<String> OTHERS =
      List.of("conversations/**", "{.*,README*}", "**/{.*,README*}", "**/.*/**");

  private StrayFiles() {}

  /// A warning for each, sorted.
  static List<ContentProblem> in(Path folder, List<ContentPart<?>> manifest) {
    List<PathMatcher> expected =
        Stream.concat(OTHERS.stream(), manifest.stream().flatMap(part -> part.files().stream()))
            .map(files -> folder.getFileSystem().getPathMatcher("glob:" + files))
            .toList();
    try (Stream<Path> found = Files.walk(folder, DEPTH)) {
      return found
          .filter(Files::isRegularFile)
          .filter(file -> expected.stream().noneMatch(it -> it.matches(folder.relativize(file))))
          .sorted()
          .map(file -> new ContentProblem(file, 0, "nothing reads a file of this name"))
          .toList();
    } catch (IOException | UncheckedIOException folderIsReportedByTheFilesOwnChecks) {
      return List.of();
    }
  }
}
