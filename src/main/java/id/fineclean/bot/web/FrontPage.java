package id.fineclean.bot.web;

import id.fineclean.bot.booking.Service;
import id.fineclean.bot.company.Area;
import id.fineclean.bot.company.Company;
import id.fineclean.bot.company.Contacts;
import id.fineclean.bot.company.Hours;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyVersion;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Optional;
import java.util.stream.Collectors;

/// The first page: what the company does, where and when, how to reach it, and its documents.
final class FrontPage {
  /// Of the example on top, the customer's and ours in turns.
  private static final int CHAT_LINES = 4;

  private final SiteLayout layout;
  private final SiteRoutes.Site site;
  private final LocalDate today;
  private final Company company;

  FrontPage(SiteLayout layout, SiteRoutes.Site site, LocalDate today) {
    this.layout = layout;
    this.site = site;
    this.today = today;
    this.company = site.company();
  }

  /// Where a chat with the company opens.
  static String whatsApp(Company company) {
    return "https://wa.me/" + company.contacts().whatsapp().replace("+", "");
  }

  String html() {
    return layout.page(layout.text("home"), this::write);
  }

  private void write(Html html) {
    hero(html);
    services(html);
    html.raw("<div class=\"columns\">");
    contact(html);
    hours(html);
    html.raw("</div>");
    documents(html);
  }

  private void hero(Html html) {
    html.raw("<section class=\"hero\"><div>");
    html.element("h1", layout.text("slogan"));
    html.element("p", layout.text("about", "areas", areas()), "class", "lead");
    html.element("a", layout.text("chat"), "class", "button", "href", whatsApp(company));
    html.raw("</div>").open("ol", "class", "chat", "aria-label", layout.text("chat_example"));
    for (int line = 1; line <= CHAT_LINES; line++) {
      html.element("li", layout.text("chat_" + line));
    }
    html.raw("</ol></section>");
  }

  private String areas() {
    return company.areas().values().stream().map(Area::name).collect(Collectors.joining(", "));
  }

  private void services(Html html) {
    section(html, "layanan", layout.text("services"));
    html.raw("<ul class=\"cards services\">");
    for (Service service : site.services()) {
      html.open("li").element("h3", service.name().in(layout.language()));
      html.element("p", service.description().in(layout.language())).close("li");
    }
    html.raw("</ul></section>");
  }

  private void contact(Html html) {
    Contacts contacts = company.contacts();
    section(html, "kontak", layout.text("contact"));
    html.raw("<dl class=\"facts\">");
    fact(html, "WhatsApp", whatsApp(company), contacts.whatsapp());
    fact(html, layout.text("phone"), "tel:" + contacts.phone(), contacts.phone());
    fact(html, "Email", "mailto:" + contacts.email(), contacts.email());
    contacts
        .instagram()
        .ifPresent(
            name ->
                fact(html, "Instagram", "https://instagram.com/" + name.replace("@", ""), name));
    html.element("dt", layout.text("address")).element("dd", contacts.address());
    html.raw("</dl></section>");
  }

  private static void fact(Html html, String name, String target, String value) {
    html.element("dt", name).open("dd").element("a", value, "href", target).close("dd");
  }

  private void hours(Html html) {
    section(html, "jam", layout.text("hours"));
    html.raw("<dl class=\"facts\">");
    DayOfWeek first = DayOfWeek.MONDAY;
    while (first != null) {
      DayOfWeek last = lastAlike(first);
      html.element("dt", days(first, last)).element("dd", hours(company.hours().on(first)));
      first = last == DayOfWeek.SUNDAY ? null : last.plus(1);
    }
    html.raw("</dl>");
    company.holidaysFrom(today).stream()
        .findFirst()
        .ifPresent(
            next ->
                html.element(
                    "p",
                    layout.text(
                        "holiday",
                        "name",
                        next.name().in(layout.language()),
                        "date",
                        layout.date(next.date())),
                    "class",
                    "soft"));
    html.raw("</section>");
  }

  /// The last of the days in a row that have the same hours as `first`.
  private DayOfWeek lastAlike(DayOfWeek first) {
    DayOfWeek last = first;
    while (last != DayOfWeek.SUNDAY
        && company.hours().on(last.plus(1)).equals(company.hours().on(first))) {
      last = last.plus(1);
    }
    return last;
  }

  private String days(DayOfWeek first, DayOfWeek last) {
    String from = first.getDisplayName(TextStyle.FULL, layout.locale());
    return first == last ? from : from + "–" + last.getDisplayName(TextStyle.FULL, layout.locale());
  }

  private String hours(Optional<Hours> hours) {
    return hours
        .map(open -> clock(open.fromMinute()) + "–" + clock(open.toMinute()))
        .orElse(layout.text("closed"));
  }

  private static String clock(int minute) {
    return "%02d.%02d".formatted(minute / 60, minute % 60);
  }

  private void documents(Html html) {
    section(html, "dokumen", layout.text("documents"));
    html.raw("<ul class=\"cards\">");
    for (String document : site.policies().documents()) {
      site.policies().inForce(document, today).ifPresent(version -> document(html, version));
    }
    html.open("li").open("h3").element("a", layout.text("cookies"), "href", "/cookie").close("h3");
    html.element("p", layout.text("cookies_short")).close("li");
    html.raw("</ul></section>");
  }

  private void document(Html html, PolicyVersion version) {
    html.open("li").open("h3");
    html.element(
        "a", version.title(), "href", PolicyLinks.current(version.document()), "lang", "id");
    html.close("h3");
    html.element(
        "p",
        layout.text(
            "document_dates",
            "version",
            version.version(),
            "since",
            layout.date(version.effective())));
    html.close("li");
  }

  private static void section(Html html, String id, String title) {
    html.open("section", "aria-labelledby", id).element("h2", title, "id", id);
  }
}
