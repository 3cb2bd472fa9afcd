package id.fineclean.bot.policy;

import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.content.ContentProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// All versions of all documents in `intents/policies/`. Immutable.
public final class Policies {
  private final SortedMap<String, List<PolicyVersion>> documents;

  private Policies(SortedMap<String, List<PolicyVersion>> documents) {
    this.documents = documents;
  }

  /// Reads every `<document>/<version>.md` of a folder.
  ///
  /// @throws ContentException all mistakes found: in a file, two versions of a document that take
  /// effect on the same day, or no document at all
  public static Policies load(Path folder) throws ContentException {
    SortedMap<String, List<PolicyVersion>> documents = new TreeMap<>();
    List<ContentProblem> problems = new ArrayList<>();
    for (Path document : list(folder, Files::isDirectory)) {
      for (Path file : list(document, path -> path.toString().endsWith(".md"))) {
        try {
          PolicyVersion version = PolicyFile.read(file);
          List<PolicyVersion> versions =
              documents.computeIfAbsent(version.document(), unused -> new ArrayList<>());
          checkDay(file, version, versions, problems);
          versions.add(version);
        } catch (ContentException e) {
          problems.addAll(e.problems());
        }
      }
    }
    if (documents.isEmpty() && problems.isEmpty()) {
      problems.add(new ContentProblem(folder, 0, "no documents here"));
    }
    if (!problems.isEmpty()) {
      throw new ContentException(problems);
    }
    documents.replaceAll((name, versions) -> sorted(versions));
    return new Policies(documents);
  }

  /// The documents' ids, sorted.
  public SortedSet<String> documents() {
    return new TreeSet<>(documents.keySet());
  }

  /// All versions of a document, the first to take effect first; empty for an unknown document.
  public List<PolicyVersion> versions(String document) {
    return documents.getOrDefault(document, List.of());
  }

  public Optional<PolicyVersion> version(String document, String version) {
    return versions(document).stream().filter(one -> one.version().equals(version)).findFirst();
  }

  /// What holds on a day of the company's zone; empty before the first version takes effect.
  public Optional<PolicyVersion> inForce(String document, LocalDate day) {
    return versions(document).reversed().stream()
        .filter(one -> !one.effective().isAfter(day))
        .findFirst();
  }

  /// The version that held until `version` took effect.
  public Optional<PolicyVersion> before(PolicyVersion version) {
    return inForce(version.document(), version.effective().minusDays(1));
  }

  /// All versions, document by document.
  public Map<String, List<PolicyVersion>> all() {
    return Collections.unmodifiableMap(documents);
  }

  private static void checkDay(
      Path file, PolicyVersion version, List<PolicyVersion> others, List<ContentProblem> problems) {
    others.stream()
        .filter(other -> other.effective().equals(version.effective()))
        .forEach(
            other ->
                problems.add(
                    new ContentProblem(
                        file, 1, "takes effect on the same day as version " + other.version())));
  }

  private static List<PolicyVersion> sorted(List<PolicyVersion> versions) {
    return versions.stream().sorted(Comparator.comparing(PolicyVersion::effective)).toList();
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
