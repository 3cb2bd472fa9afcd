package id.fineclean.bot.policy.site;

import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.web.SiteLayout;
import id.fineclean.bot.web.SitePart;
import java.time.LocalDate;
import java.util.List;

/// Where the documents are found from the pages that are nobody's.
public record DocumentPages(Policies policies) implements SitePart {
  @Override
  public List<Page> pages() {
    return List.of(
        new Page(PolicyLinks.current("privacy"), "privacy", "short_privacy"),
        new Page(PolicyLinks.current("terms"), "terms", "short_terms"));
  }

  @Override
  public List<Document> documents(SiteLayout layout, LocalDate today) {
    return policies.documents().stream()
        .flatMap(document -> policies.inForce(document, today).stream())
        .map(version -> document(layout, version))
        .toList();
  }

  private static Document document(SiteLayout layout, PolicyVersion version) {
    return new Document(
        version.title(),
        PolicyLinks.current(version.document()),
        layout.text(
            "document_dates",
            "version",
            version.version(),
            "since",
            layout.date(version.effective())));
  }
}
