package id.fineclean.bot.app;

import id.fineclean.bot.content.ContentProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Files of the content folder that nothing reads, most likely because their name is misspelt.
final class StrayFiles {
  private static final int DEPTH = 8;

  /// What is read, and what nobody expects to be.
  private static final Pattern EXPECTED =
      Pattern.compile(
          "(company|catalogue|crews|dialogue|templates|vocabulary)\\.yaml"
              + "|(topics|replies)/[^/]+\\.yaml"
              + "|policies/[^/]+/([^/]+\\.md|questions[^/]*\\.yaml)"
              + "|conversations/.*"
              + "|(.*/)?(\\..*|README.*)");

  private StrayFiles() {}

  /// A warning for each, sorted.
  static List<ContentProblem> in(Path folder) {
    try (Stream<Path> found = Files.walk(folder, DEPTH)) {
      return found
          .filter(Files::isRegularFile)
          .filter(file -> !EXPECTED.matcher(name(folder, file)).matches())
          .sorted()
          .map(file -> new ContentProblem(file, 0, "nothing reads a file of this name"))
          .toList();
    } catch (IOException | UncheckedIOException folderIsReportedByTheFilesOwnChecks) {
      return List.of();
    }
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
