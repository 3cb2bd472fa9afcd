package id.fineclean.bot.web;

import id.fineclean.bot.policy.Block;
import id.fineclean.bot.policy.ClauseId;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyVersion;
import java.util.HashSet;
import java.util.Set;

/// A document's text. Every word is the document's own, in order; what is there besides, clause
/// numbers and arrows, is put there by the style sheet.
final class DocumentArticle {
  private final Html html;
  private final String toContents;
  private final Set<ClauseId> seen = new HashSet<>();

  private DocumentArticle(Html html, String toContents) {
    this.html = html;
    this.toContents = toContents;
  }

  /// @param toContents what a link back to the contents is called
  static void write(Html html, PolicyVersion version, String toContents) {
    html.open("article", "lang", "id");
    DocumentArticle article = new DocumentArticle(html, toContents);
    boolean listing = false;
    for (Block block : version.blocks()) {
      boolean item = block instanceof Block.Item;
      if (item != listing) {
        html.raw(item ? "<ul>" : "</ul>");
        listing = item;
      }
      article.block(block);
    }
    html.raw(listing ? "</ul></article>" : "</article>");
  }

  private void block(Block block) {
    switch (block) {
      case Block.Heading heading -> heading(heading);
      case Block.Paragraph(ClauseId id, String text) -> {
        start("p", id);
        html.text(text).close("p");
      }
      case Block.Item item -> {
        start("li", item.clause());
        item.title().ifPresent(title -> html.element("strong", title + ":").raw(" "));
        html.text(item.body()).close("li");
      }
    }
  }

  private void heading(Block.Heading heading) {
    html.open("h2", "id", "bagian-" + heading.section()).text(heading.text());
    html.element("a", "", "class", "up", "href", "#daftar-isi", "aria-label", toContents);
    html.close("h2");
  }

  /// With the clause's place and number where it begins.
  private void start(String element, ClauseId id) {
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
}
