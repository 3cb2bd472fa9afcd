package id.fineclean.bot.web;

import id.fineclean.bot.policy.Clause;
import id.fineclean.bot.policy.PolicyChange;
import id.fineclean.bot.policy.PolicyChange.Piece;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyVersion;
import java.util.List;
import java.util.Set;

/// What changed between two versions, old and new side by side.
final class ComparisonPage {
  private final SiteLayout layout;

  ComparisonPage(SiteLayout layout) {
    this.layout = layout;
  }

  static String path(PolicyVersion before, PolicyVersion after) {
    return PolicyLinks.comparison(before, after);
  }

  String of(PolicyVersion before, PolicyVersion after) {
    String title =
        layout.text(
            "changes",
            "document",
            after.title(),
            "before",
            before.version(),
            "after",
            after.version());
    return layout.page(title, html -> write(html, title, before, after));
  }

  private void write(Html html, String title, PolicyVersion before, PolicyVersion after) {
    html.element("h1", title);
    List<PolicyChange> changes = PolicyChange.between(before, after);
    html.element(
        "p",
        layout.text("change_count", "count", Integer.toString(changes.size())),
        "class",
        "dates");
    for (PolicyChange change : changes) {
      html.open("section", "class", "change");
      html.element("h2", "§" + change.id() + " " + change.title());
      html.open("div", "class", "sides", "lang", "id");
      side(html, change, before, PolicyChange.Kind.REMOVED, "del");
      side(html, change, after, PolicyChange.Kind.ADDED, "ins");
      html.raw("</div></section>");
    }
  }

  /// The version, with the title where that changed too.
  private String heading(PolicyChange change, PolicyVersion version) {
    String name = layout.text("version", "version", version.version());
    boolean renamed = !change.before().map(Clause::title).equals(change.after().map(Clause::title));
    return renamed
        ? version.clause(change.id()).map(clause -> name + ": " + clause.title()).orElse(name)
        : name;
  }

  private void side(
      Html html, PolicyChange change, PolicyVersion version, PolicyChange.Kind own, String mark) {
    html.raw("<div>").element("h3", heading(change, version)).raw("<p>");
    Set<PolicyChange.Kind> shown = Set.of(PolicyChange.Kind.KEPT, own);
    List<Piece> pieces =
        change.words().stream().filter(piece -> shown.contains(piece.kind())).toList();
    if (pieces.isEmpty()) {
      html.element("em", layout.text("not_there"));
    }
    for (Piece piece : pieces) {
      if (piece.kind() == own) {
        html.element(mark, piece.text()).raw(" ");
      } else {
        html.text(piece.text() + " ");
      }
    }
    html.raw("</p></div>");
  }
}
