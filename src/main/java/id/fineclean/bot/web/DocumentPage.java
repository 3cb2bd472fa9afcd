package id.fineclean.bot.web;

import id.fineclean.bot.policy.Block;
import id.fineclean.bot.policy.ClauseId;
import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyVersion;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One version of a document as a page. The words of the article are the document's own, in order.
final class DocumentPage {
  private final SiteLayout layout;
  private final Policies policies;
  private final LocalDate today;

  DocumentPage(SiteLayout layout, Policies policies, LocalDate today) {
    this.layout = layout;
    this.policies = policies;
    this.today = today;
  }

  String of(PolicyVersion version) {
    return layout.page(version.title(), html -> write(html, version));
  }

  private void write(Html html, PolicyVersion version) {
    html.element("h1", version.title());
    html.element(
        "p",
        layout.text(
            "dates",
            "version",
            version.version(),
            "since",
            layout.date(version.effective()),
            "changed",
            layout.date(version.published())),
        "class",
        "dates");
    otherVersion(html, version);
    contents(html, version);
    article(html, version);
    versions(html, version);
  }

  /// Says so where the page does not show what holds now.
  private void otherVersion(Html html, PolicyVersion version) {
    Optional<PolicyVersion> current = policies.inForce(version.document(), today);
    if (current.filter(version::equals).isPresent()) {
      return;
    }
    boolean coming = version.effective().isAfter(today);
    html.open("p", "class", "note");
    html.text(
        coming
            ? layout.text("coming", "since", layout.date(version.effective()))
            : layout.text("old"));
    html.raw(" ");
    html.element("a", layout.text("see_current"), "href", PolicyLinks.current(version.document()));
    html.raw("</p>");
  }

  private void contents(Html html, PolicyVersion version) {
    html.open("nav", "class", "contents", "aria-label", layout.text("contents"));
    html.element("h2", layout.text("contents")).open("ol");
    version
        .sections()
        .forEach(
            (number, title) ->
                html.open("li").element("a", title, "href", "#bagian-" + number).close("li"));
    html.raw("</ol></nav>");
  }

  private static void article(Html html, PolicyVersion version) {
    html.open("article", "lang", "id");
    Set<ClauseId> seen = new HashSet<>();
    boolean listing = false;
    for (Block block : version.blocks()) {
      boolean item = block instanceof Block.Item;
      if (item != listing) {
        html.raw(item ? "<ul>" : "</ul>");
        listing = item;
      }
      block(html, block, seen);
    }
    html.raw(listing ? "</ul></article>" : "</article>");
  }

  private static void block(Html html, Block block, Set<ClauseId> seen) {
    switch (block) {
      case Block.Heading heading ->
          html.element("h2", heading.text(), "id", "bagian-" + heading.section());
      case Block.Paragraph(ClauseId id, String text) -> {
        start(html, "p", id, seen);
        html.text(text).close("p");
      }
      case Block.Item item -> {
        start(html, "li", item.clause(), seen);
        item.title().ifPresent(title -> html.element("strong", title + ":").raw(" "));
        html.text(item.body()).close("li");
      }
    }
  }

  /// The number is put there by the style sheet, so that it is no word of the document.
  private static void start(Html html, String element, ClauseId id, Set<ClauseId> seen) {
    if (!seen.add(id)) {
      html.open(element);
      return;
    }
    String anchor = PolicyLinks.anchor(id);
    html.open(element, "id", anchor)
        .element(
            "a",
            "",
            "class",
            "number",
            "href",
            "#" + anchor,
            "data-number",
            id.toString(),
            "aria-label",
            "§" + id);
  }

  private void versions(Html html, PolicyVersion shown) {
    List<PolicyVersion> all = policies.versions(shown.document()).reversed();
    html.open("section", "class", "versions", "aria-labelledby", "versi");
    html.element("h2", layout.text("versions"), "id", "versi").open("ul");
    for (PolicyVersion version : all) {
      html.open("li");
      html.element(
          "a",
          layout.text("version", "version", version.version()),
          "href",
          PolicyLinks.version(version));
      html.text(
          " · "
              + layout.text("since", "since", layout.date(version.effective()))
              + " · "
              + layout.text("changed", "changed", layout.date(version.published())));
      html.raw("<br>").element("code", "SHA-256 " + version.hash());
      policies.before(version).ifPresent(before -> comparison(html, before, version));
      html.close("li");
    }
    html.raw("</ul><p>");
    html.element("a", layout.text("plain_text"), "href", PolicyLinks.version(shown) + ".txt");
    html.raw("</p></section>");
  }

  private void comparison(Html html, PolicyVersion before, PolicyVersion version) {
    html.raw("<br>")
        .element(
            "a",
            layout.text("compare", "before", before.version()),
            "href",
            ComparisonPage.path(before, version));
  }
}
