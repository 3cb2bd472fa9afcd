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
    html.element("p", layout.text("cookies_intro"), "class", "lead");
    html.raw("<ul class=\"cards\">");
    for (SiteCookie cookie : SiteCookie.values()) {
      html.raw("<li><h2><code>").text(cookie.id()).raw("</code></h2>");
      html.element("p", layout.text("cookie_" + cookie.id()));
      html.raw("<dl class=\"facts\">");
      html.element("dt", layout.text("cookie_values"));
      html.element("dd", String.join(", ", cookie.choices()));
      html.element("dt", layout.text("cookie_lifetime"));
      html.element("dd", layout.text("days", "days", Long.toString(SiteCookie.LIFETIME.toDays())));
      html.raw("</dl></li>");
    }
    html.raw("</ul>");
    html.element("h2", layout.text("cookies_refusing"));
    html.element("p", layout.text("cookies_refused"));
    html.element("p", layout.text("cookies_forget"));
  }
}
