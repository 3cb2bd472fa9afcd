package id.fineclean.bot.web;

import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// One version of a document as a page, with its dates, contents and other versions.
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
    html.raw("<div class=\"document\"><div class=\"opening\">");
    html.element("h1", version.title(), "lang", "id");
    dates(html, version);
    onPaper(html, version);
    otherVersion(html, version);
    html.raw("</div>");
    contents(html, version);
    DocumentArticle.write(html, version, layout.text("to_contents"));
    versions(html, version);
    html.raw("</div>");
  }

  private void dates(Html html, PolicyVersion version) {
    html.raw("<dl class=\"dates\">");
    fact(html, "version_name", version.version());
    fact(html, "effective", layout.date(version.effective()));
    fact(html, "last_changed", layout.date(version.published()));
    html.raw("</dl><p class=\"forms\">");
    html.element("a", layout.text("plain_text"), "href", PolicyLinks.version(version) + ".txt");
    html.element("a", layout.text("versions"), "href", "#versi");
    html.raw("</p>");
    if (layout.language() != id.fineclean.bot.understanding.Language.ID) {
      html.element("p", layout.text("not_translated"), "class", "note");
    }
  }

  private void fact(Html html, String name, String value) {
    html.raw("<div>").element("dt", layout.text(name)).element("dd", value).raw("</div>");
  }

  /// Where a printed page comes from.
  private void onPaper(Html html, PolicyVersion version) {
    html.element(
        "p",
        layout.company().contacts().website()
            + PolicyLinks.version(version)
            + " · SHA-256 "
            + version.hash(),
        "class",
        "paper");
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
    html.open("nav", "class", "contents", "id", "daftar-isi", "aria-labelledby", "judul-isi");
    html.element("h2", layout.text("contents"), "id", "judul-isi").open("ol", "lang", "id");
    version
        .sections()
        .forEach(
            (number, title) ->
                html.open("li").element("a", title, "href", "#bagian-" + number).close("li"));
    html.raw("</ol></nav>");
  }

  private void versions(Html html, PolicyVersion shown) {
    List<PolicyVersion> all = policies.versions(shown.document()).reversed();
    html.open("section", "class", "versions", "aria-labelledby", "versi");
    html.element("h2", layout.text("versions"), "id", "versi").raw("<ul class=\"cards\">");
    all.forEach(version -> version(html, version));
    html.raw("</ul>");
    if (all.size() > 1) {
      comparisonForm(html, all);
    }
    html.raw("</section>");
  }

  private void version(Html html, PolicyVersion version) {
    html.raw("<li><h3>");
    html.element(
        "a",
        layout.text("version", "version", version.version()),
        "href",
        PolicyLinks.version(version));
    policies
        .inForce(version.document(), today)
        .filter(version::equals)
        .ifPresent(current -> html.element("span", layout.text("in_force"), "class", "badge"));
    html.raw("</h3>");
    html.element(
        "p",
        layout.text("since", "since", layout.date(version.effective()))
            + " · "
            + layout.text("changed", "changed", layout.date(version.published())));
    html.raw("<p class=\"soft\">SHA-256 ").element("code", version.hash()).raw("</p>");
    policies.before(version).ifPresent(before -> comparison(html, before, version));
    html.raw("</li>");
  }

  private void comparison(Html html, PolicyVersion before, PolicyVersion version) {
    html.open("p")
        .element(
            "a",
            layout.text("compare", "before", before.version()),
            "href",
            ComparisonPage.path(before, version))
        .close("p");
  }

  private void comparisonForm(Html html, List<PolicyVersion> all) {
    html.open("form", "class", "compare", "action", ComparisonPage.formPath(all.getFirst()));
    choice(html, "dari", "compare_from", all, all.get(1));
    choice(html, "ke", "compare_to", all, all.getFirst());
    html.element("button", layout.text("compare_button"), "class", "button").raw("</form>");
  }

  private void choice(
      Html html, String field, String label, List<PolicyVersion> all, PolicyVersion selected) {
    html.open("label").text(layout.text(label)).raw(" ").open("select", "name", field);
    for (PolicyVersion version : all) {
      if (version.equals(selected)) {
        html.element("option", version.version(), "selected", "");
      } else {
        html.element("option", version.version());
      }
    }
    html.raw("</select></label>");
  }
}
