package id.fineclean.bot.policy;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.content.Located;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Reads a folder of documents, `<document>/<version>.md`, and checks how the versions of one
/// follow each other.
final class PolicyFolder {
  private final List<ContentProblem> problems = new ArrayList<>();

  private PolicyFolder() {}

  private record Read(Path file, Located<PolicyVersion> located) {
    PolicyVersion version() {
      return located.value();
    }
  }

  /// @return by document, the first to take effect first
  /// @throws ContentException all mistakes found: in a file, two versions of a document that take
  /// effect on the same day, one that leaves too little time to tell people, or no document at all
  static SortedMap<String, List<PolicyVersion>> read(Path folder) throws ContentException {
    return new PolicyFolder().all(folder);
  }

  private SortedMap<String, List<PolicyVersion>> all(Path folder) throws ContentException {
    SortedMap<String, List<PolicyVersion>> documents = new TreeMap<>();
    for (Path document : list(folder, Files::isDirectory)) {
      List<Read> versions = versions(document);
      checkDays(versions);
      versions.forEach(
          one ->
              documents
                  .computeIfAbsent(one.version().document(), unused -> new ArrayList<>())
                  .add(one.version()));
    }
    if (documents.isEmpty() && problems.isEmpty()) {
      problems.add(new ContentProblem(folder, 0, "no documents here"));
    }
    if (!problems.isEmpty()) {
      throw new ContentException(problems);
    }
    return documents;
  }

  private List<Read> versions(Path document) throws ContentException {
    List<Read> versions = new ArrayList<>();
    for (Path file : list(document, path -> path.toString().endsWith(".md"))) {
      try {
        versions.add(new Read(file, PolicyFile.read(file)));
      } catch (ContentException e) {
        problems.addAll(e.problems());
      }
    }
    versions.sort(Comparator.comparing(one -> one.version().planned()));
    return versions;
  }

  private void checkDays(List<Read> versions) {
    for (int i = 1; i < versions.size(); i++) {
      PolicyVersion former = versions.get(i - 1).version();
      PolicyVersion version = versions.get(i).version();
      long days = ChronoUnit.DAYS.between(version.published(), version.planned());
      if (former.planned().equals(version.planned())) {
        problem(versions.get(i), "takes effect on the same day as version " + former.version());
      } else if (days < version.noticeDays()) {
        problem(
            versions.get(i),
            "takes effect %d days after it is published; whoever knows version %s must be told at least %d days before"
                .formatted(days, former.version(), version.noticeDays()));
      }
    }
  }

  private void problem(Read version, String message) {
    problems.add(new ContentProblem(version.file, version.located.line(), message));
  }

  private static List<Path> list(Path folder, Predicate<Path> wanted) throws ContentException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new ContentException(
          List.of(new ContentProblem(folder, 0, "the folder cannot be read")));
    }
  }
}
