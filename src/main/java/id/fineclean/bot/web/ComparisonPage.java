package id.fineclean.bot.web;

import id.fineclean.bot.policy.Clause;
import id.fineclean.bot.policy.ClauseId;
import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyChange;
import id.fineclean.bot.policy.PolicyChange.Piece;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What changed between two versions, old and new side by side.
final class ComparisonPage {
  private final SiteLayout layout;
  private final Policies policies;

  ComparisonPage(SiteLayout layout, Policies policies) {
    this.layout = layout;
    this.policies = policies;
  }

  static String path(PolicyVersion before, PolicyVersion after) {
    return PolicyLinks.comparison(before, after);
  }

  /// Where a form asks for any two versions of a document.
  static String formPath(PolicyVersion any) {
    String path = PolicyLinks.version(any);
    return path.substring(0, path.lastIndexOf("/v/")) + "/banding";
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
    List<PolicyChange> changes = policies.changes(before, after);
    html.open("div", "class", "comparison");
    html.element("h1", title);
    html.element(
        "p",
        layout.text("change_count", "count", Integer.toString(changes.size())),
        "class",
        "lead");
    html.raw("<p class=\"forms\">");
    version(html, before);
    version(html, after);
    html.raw("</p>");
    if (!changes.isEmpty()) {
      contents(html, changes);
    }
    changes.forEach(change -> change(html, change, before, after));
    html.raw("</div>");
  }

  private void version(Html html, PolicyVersion version) {
    html.element(
        "a",
        layout.text("version", "version", version.version()),
        "href",
        PolicyLinks.version(version));
  }

  private void contents(Html html, List<PolicyChange> changes) {
    html.open("nav", "class", "contents", "aria-label", layout.text("contents")).raw("<ul>");
    for (PolicyChange change : changes) {
      html.open("li")
          .element("a", name(change), "href", "#" + anchor(change), "lang", "id")
          .close("li");
    }
    html.raw("</ul></nav>");
  }

  /// A dropped clause's number may have been given to another.
  private static String anchor(PolicyChange change) {
    return "perubahan-" + change.id() + (change.after().isPresent() ? "" : "-dihapus");
  }

  private static String name(PolicyChange change) {
    return "§" + change.id() + " " + change.title();
  }

  private void change(Html html, PolicyChange change, PolicyVersion before, PolicyVersion after) {
    html.open("section", "class", "change", "id", anchor(change));
    html.element("h2", name(change), "lang", "id");
    html.raw("<div class=\"sides\">");
    List<Piece> words = change.words();
    side(html, words, heading(change, before, change.before()), PolicyChange.Kind.REMOVED, "del");
    side(html, words, heading(change, after, change.after()), PolicyChange.Kind.ADDED, "ins");
    html.raw("</div></section>");
  }

  /// The version, with title, or number and title, where these changed too.
  private String heading(PolicyChange change, PolicyVersion version, Optional<Clause> side) {
    String name = layout.text("version", "version", version.version());
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

  private void side(
      Html html, List<Piece> words, String heading, PolicyChange.Kind own, String mark) {
    html.raw("<div>").element("h3", heading);
    if (words.stream().noneMatch(piece -> piece.kind() != PolicyChange.Kind.KEPT)) {
      html.element("p", layout.text("same_words")).raw("</div>");
      return;
    }
    List<Piece> pieces =
        words.stream()
            .filter(piece -> Set.of(PolicyChange.Kind.KEPT, own).contains(piece.kind()))
            .toList();
    words(html, pieces, own, mark);
    html.raw("</div>");
  }

  private void words(Html html, List<Piece> pieces, PolicyChange.Kind own, String mark) {
    if (pieces.isEmpty()) {
      html.raw("<p>").element("em", layout.text("not_there")).raw("</p>");
      return;
    }
    html.raw("<p lang=\"id\">");
    for (Piece piece : pieces) {
      if (piece.kind() == own) {
        html.element(mark, piece.text()).raw(" ");
      } else {
        html.text(piece.text() + " ");
      }
    }
    html.raw("</p>");
  }
}
