package id.fineclean.bot.policy.site;

import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.understanding.Language;
import id.fineclean.bot.web.SiteLayout;
import id.fineclean.bot.web.SiteLayout.Link;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/// One version of a document as a page, `document.jte`, with its dates, contents and other
/// versions.
public final class DocumentPage {
  private final SiteLayout layout;
  private final Policies policies;
  private final LocalDate today;
  private final PolicyVersion shown;

  DocumentPage(SiteLayout layout, Policies policies, LocalDate today, PolicyVersion shown) {
    this.layout = layout;
    this.policies = policies;
    this.today = today;
    this.shown = shown;
  }

  /// A date or a number, and what it is.
  public record Fact(String name, String value) {}

  /// A version in the list of all.
  ///
  /// @param comparison with the one before
  public record Version(
      String name,
      String target,
      boolean inForce,
      String dates,
      String hash,
      Optional<Link> comparison) {}

  /// Of the document.
  public String title() {
    return shown.title();
  }

  /// Number and dates of the version.
  public List<Fact> dates() {
    return List.of(
        new Fact(layout.text("version_name"), shown.version()),
        new Fact(layout.text("effective"), layout.date(shown.effective())),
        new Fact(layout.text("last_changed"), layout.date(shown.published())));
  }

  /// Where the version is as plain text.
  public String plainText() {
    return PolicyLinks.version(shown) + ".txt";
  }

  /// Whether the visitor reads another language than the document's.
  public boolean foreign() {
    return layout.language() != Language.ID;
  }

  /// Where a printed page comes from.
  public String source() {
    return layout.company().contacts().website()
        + PolicyLinks.version(shown)
        + " · SHA-256 "
        + shown.hash();
  }

  /// Said where the page does not show what holds now.
  public Optional<String> notInForce() {
    if (inForce(shown)) {
      return Optional.empty();
    }
    boolean coming = shown.effective().isAfter(today);
    return Optional.of(
        coming
            ? layout.text("coming", "since", layout.date(shown.effective()))
            : layout.text("old"));
  }

  private boolean inForce(PolicyVersion version) {
    return policies.inForce(version.document(), today).filter(version::equals).isPresent();
  }

  /// Where the version in force is.
  public String current() {
    return PolicyLinks.current(shown.document());
  }

  /// Titles by number.
  public NavigableMap<Integer, String> sections() {
    return shown.sections();
  }

  /// The text.
  public List<DocumentArticle> article() {
    return DocumentArticle.of(shown);
  }

  /// All versions, the newest first.
  public List<Version> versions() {
    return all().stream().map(this::version).toList();
  }

  private List<PolicyVersion> all() {
    return policies.versions(shown.document()).reversed();
  }

  private Version version(PolicyVersion version) {
    return new Version(
        layout.text("version", "version", version.version()),
        PolicyLinks.version(version),
        inForce(version),
        layout.text("since", "since", layout.date(version.effective()))
            + " · "
            + layout.text("changed", "changed", layout.date(version.published())),
        version.hash(),
        policies.before(version).map(before -> comparison(before, version)));
  }

  private Link comparison(PolicyVersion before, PolicyVersion version) {
    return layout.link(
        PolicyLinks.comparison(before, version),
        layout.text("compare", "before", before.version()));
  }

  /// The numbers of the versions that can be compared, the newest first.
  public List<String> choices() {
    return all().stream().map(PolicyVersion::version).toList();
  }

  /// Where a form asks for any two versions.
  public String compareAction() {
    String path = PolicyLinks.version(shown);
    return path.substring(0, path.lastIndexOf("/v/")) + "/banding";
  }
}
