package id.fineclean.bot.policy;

import id.fineclean.bot.content.ContentException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// All versions of all documents in `intents/policies/`, and which of them holds when: the one
/// place that decides it. Immutable.
public final class Policies {
  private final SortedMap<String, List<PolicyVersion>> documents;
  private final Map<String, Standing> standings;
  private final Comparisons comparisons;

  private Policies(
      SortedMap<String, List<PolicyVersion>> documents,
      Map<String, Standing> standings,
      Comparisons comparisons) {
    this.documents = documents;
    this.standings = Map.copyOf(standings);
    this.comparisons = comparisons;
  }

  /// What became of a version that follows another.
  ///
  /// @param since the first day on which it holds, or is expected to
  /// @param held whether it may not take effect yet, whatever the day
  public record Standing(LocalDate since, boolean held) {}

  /// Reads every `<document>/<version>.md` of a folder. Until [#enacted], each version is taken to
  /// hold from the day on which it is meant to.
  ///
  /// @throws ContentException all mistakes found
  public static Policies load(Path folder) throws ContentException {
    return new Policies(PolicyFolder.read(folder), Map.of(), new Comparisons());
  }

  /// The same documents with what really became of their versions.
  ///
  /// @param standings by [PolicyVersion#key]; a version without one holds from the day on which it
  ///     is meant to
  public Policies enacted(Map<String, Standing> standings) {
    SortedMap<String, List<PolicyVersion>> enacted = new TreeMap<>();
    documents.forEach(
        (document, versions) ->
            enacted.put(
                document, versions.stream().map(one -> one.from(since(one, standings))).toList()));
    return new Policies(enacted, standings, comparisons);
  }

  private static LocalDate since(PolicyVersion version, Map<String, Standing> standings) {
    return Optional.ofNullable(standings.get(version.key()))
        .map(Standing::since)
        .orElse(version.planned());
  }

  /// What is known of versions, as given to [#enacted].
  public Map<String, Standing> standings() {
    return standings;
  }

  /// The documents' ids, sorted.
  public SortedSet<String> documents() {
    return new TreeSet<>(documents.keySet());
  }

  /// All versions of a document in the order in which they are meant to follow each other; empty
  /// for an unknown document.
  public List<PolicyVersion> versions(String document) {
    return documents.getOrDefault(document, List.of());
  }

  public Optional<PolicyVersion> version(String document, String version) {
    return versions(document).stream().filter(one -> one.version().equals(version)).findFirst();
  }

  /// What holds on a day of the company's zone: the latest version whose day has come and that may
  /// take effect. Empty before the first one does.
  public Optional<PolicyVersion> inForce(String document, LocalDate day) {
    return versions(document).reversed().stream().filter(one -> holds(one, day)).findFirst();
  }

  private boolean holds(PolicyVersion version, LocalDate day) {
    return !isHeld(version) && !version.effective().isAfter(day);
  }

  private boolean isHeld(PolicyVersion version) {
    return Optional.ofNullable(standings.get(version.key())).filter(Standing::held).isPresent();
  }

  /// The version that `version` takes the place of.
  public Optional<PolicyVersion> before(PolicyVersion version) {
    return versions(version.document()).reversed().stream()
        .filter(one -> one.planned().isBefore(version.planned()))
        .filter(one -> !isHeld(one))
        .findFirst();
  }

  /// The last day on which a version held; empty where none has taken its place by `today`.
  public Optional<LocalDate> until(PolicyVersion version, LocalDate today) {
    return versions(version.document()).stream()
        .filter(one -> one.planned().isAfter(version.planned()) && holds(one, today))
        .map(one -> one.effective().minusDays(1))
        .min(Comparator.naturalOrder());
  }

  /// As [PolicyChange#between], of two of these versions; remembers what was found.
  public List<PolicyChange> changes(PolicyVersion before, PolicyVersion after) {
    return comparisons.between(before, after);
  }

  /// The versions that follow another, of all documents.
  public List<PolicyVersion> followers() {
    return documents.values().stream().flatMap(versions -> versions.stream().skip(1)).toList();
  }

  /// The versions of a document that have been made known and do not hold yet.
  public List<PolicyVersion> coming(String document, LocalDate day) {
    LocalDate current = inForce(document, day).map(PolicyVersion::planned).orElse(LocalDate.MIN);
    return versions(document).stream()
        .skip(1)
        .filter(one -> one.planned().isAfter(current) && !one.published().isAfter(day))
        .toList();
  }

  /// The versions whose day came, and that still do not hold.
  public List<PolicyVersion> overdue(LocalDate day) {
    return documents.keySet().stream()
        .flatMap(document -> coming(document, day).stream())
        .filter(one -> !one.planned().isAfter(day))
        .toList();
  }

  /// All versions, document by document.
  public Map<String, List<PolicyVersion>> all() {
    return Collections.unmodifiableMap(documents);
  }
}
