package id.fineclean.bot.policy.site;

import id.fineclean.bot.policy.Clause;
import id.fineclean.bot.policy.ClauseId;
import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyChange;
import id.fineclean.bot.policy.PolicyChange.Kind;
import id.fineclean.bot.policy.PolicyChange.Piece;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.web.SiteLayout;
import id.fineclean.bot.web.SiteLayout.Link;
import java.util.List;
import java.util.Optional;

/// What changed between two versions, old and new side by side: `comparison.jte`.
public final class ComparisonPage {
  private final SiteLayout layout;
  private final PolicyVersion before;
  private final PolicyVersion after;
  private final List<Change> changes;

  ComparisonPage(SiteLayout layout, Policies policies, PolicyVersion before, PolicyVersion after) {
    this.layout = layout;
    this.before = before;
    this.after = after;
    this.changes = policies.changes(before, after).stream().map(this::change).toList();
  }

  /// A clause that changed.
  public record Change(String anchor, String name, Side before, Side after) {}

  /// One version of it.
  ///
  /// @param same whether no word changed
  /// @param words none where the clause is not in this version
  public record Side(String heading, boolean same, List<Words> words) {}

  /// Words in a row, with what became of them.
  public record Words(String text, boolean removed, boolean added) {}

  /// Of the page.
  public String title() {
    return layout.text(
        "changes", "document", after.title(), "before", before.version(), "after", after.version());
  }

  /// How many clauses changed.
  public String count() {
    return layout.text("change_count", "count", Integer.toString(changes.size()));
  }

  /// The older one.
  public Link before() {
    return link(before);
  }

  /// The newer one.
  public Link after() {
    return link(after);
  }

  /// All that changed.
  public List<Change> changes() {
    return changes;
  }

  private Link link(PolicyVersion version) {
    return layout.link(PolicyLinks.version(version), name(version));
  }

  private String name(PolicyVersion version) {
    return layout.text("version", "version", version.version());
  }

  private Change change(PolicyChange change) {
    List<Piece> words = change.words();
    return new Change(
        anchor(change),
        "§" + change.id() + " " + change.title(),
        side(words, heading(change, before, change.before()), Kind.ADDED),
        side(words, heading(change, after, change.after()), Kind.REMOVED));
  }

  /// A dropped clause's number may have been given to another.
  private static String anchor(PolicyChange change) {
    return "perubahan-" + change.id() + (change.after().isPresent() ? "" : "-dihapus");
  }

  /// The version, with title, or number and title, where these changed too.
  private String heading(PolicyChange change, PolicyVersion version, Optional<Clause> side) {
    String name = name(version);
    Optional<ClauseId> before = change.before().map(Clause::id);
    boolean moved =
        before.isPresent()
            && change.after().isPresent()
            && !before.equals(change.after().map(Clause::id));
    boolean renamed = !change.before().map(Clause::title).equals(change.after().map(Clause::title));
    return side.filter(clause -> moved || renamed)
        .map(clause -> name + ": " + (moved ? "§" + clause.id() + " " : "") + clause.title())
        .orElse(name);
  }

  /// @param other what this side does not show
  private static Side side(List<Piece> words, String heading, Kind other) {
    return new Side(
        heading,
        words.stream().allMatch(piece -> piece.kind() == Kind.KEPT),
        words.stream().filter(piece -> piece.kind() != other).map(ComparisonPage::words).toList());
  }

  private static Words words(Piece piece) {
    return new Words(piece.text(), piece.kind() == Kind.REMOVED, piece.kind() == Kind.ADDED);
  }
}
