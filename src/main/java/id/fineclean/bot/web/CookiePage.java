package id.fineclean.bot.web;

/// Which cookies the site may set and what for, written from [SiteCookie].
final class CookiePage {
  private final SiteLayout layout;

  CookiePage(SiteLayout layout) {
    this.layout = layout;
  }

  String html() {
    return layout.page(layout.text("cookies"), this::write);
  }

  private void write(Html html) {
    html.element("h1", layout.text("cookies"));
    html.element("p", layout.text("cookies_intro"));
    html.raw("<table><thead><tr>");
    for (String column : new String[] {"cookie_name", "cookie_purpose", "cookie_lifetime"}) {
      html.element("th", layout.text(column), "scope", "col");
    }
    html.raw("</tr></thead><tbody>");
    for (SiteCookie cookie : SiteCookie.values()) {
      html.raw("<tr><td>").element("code", cookie.id()).raw("</td>");
      html.element("td", layout.text("cookie_" + cookie.id()));
      html.element("td", layout.text("days", "days", Long.toString(SiteCookie.LIFETIME.toDays())));
      html.raw("</tr>");
    }
    html.raw("</tbody></table>");
    html.element("p", layout.text("cookies_refused"));
  }
}
