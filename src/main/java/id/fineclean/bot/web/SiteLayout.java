package id.fineclean.bot.web;

import id.fineclean.bot.company.Company;
import id.fineclean.bot.conversation.Replies;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.understanding.Language;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// What all pages of the public site have in common: head, top, preferences, foot.
///
/// @param path of the page, without its query
record SiteLayout(Replies texts, SitePreferences preferences, Company company, String path) {
  static final StaticFiles.Asset STYLE = StaticFiles.Asset.load("site", "situs.css");
  static final StaticFiles.Asset ICON = StaticFiles.Asset.load("site", "icon.svg");

  /// @param title for the tab; the company's name is put behind it
  String page(String title, Consumer<Html> main) {
    Html html = new Html();
    html.raw("<!doctype html>");
    html.open(
        "html",
        "lang",
        preferences.language().code(),
        "data-tampilan",
        preferences.get(SiteCookie.TAMPILAN).orElse("ikut"),
        "data-huruf",
        preferences.get(SiteCookie.HURUF).orElse("biasa"));
    head(html, title);
    html.raw("<body id=\"atas\">");
    html.element("a", text("skip"), "class", "skip", "href", "#isi");
    top(html);
    html.raw("<main id=\"isi\" tabindex=\"-1\">");
    if (preferences.refused()) {
      html.element("p", text("not_remembered"), "class", "note", "role", "status");
    }
    main.accept(html);
    html.raw("</main>");
    foot(html);
    return html.raw("</body></html>").toString();
  }

  /// A text of `intents/replies/site.yaml`.
  ///
  /// @param values name, value, name, value …
  String text(String key, String... values) {
    Map<String, String> filled = new HashMap<>();
    filled.put("company", company.name());
    for (int i = 0; i + 1 < values.length; i += 2) {
      filled.put(values[i], values[i + 1]);
    }
    return texts.text("site." + key, preferences.language(), filled);
  }

  Language language() {
    return preferences.language();
  }

  String date(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMMM uuuu", locale()).format(day);
  }

  Locale locale() {
    return Locale.of(language().code());
  }

  private void head(Html html, String title) {
    html.raw("<head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">")
        .element("title", title + " · " + company.name());
    html.open("meta", "name", "description", "content", text("description"));
    html.open("link", "rel", "stylesheet", "href", STYLE.path());
    html.open("link", "rel", "icon", "href", ICON.path(), "type", "image/svg+xml");
    html.raw("</head>");
  }

  private void top(Html html) {
    html.raw("<header class=\"top\"><div class=\"bar\">");
    html.open("a", "class", "brand", "href", "/");
    html.open("img", "src", ICON.path(), "alt", "", "width", "32", "height", "32");
    html.text(company.name()).close("a");
    new PreferencesForm(this).write(html);
    html.open("nav", "class", "pages", "aria-label", text("pages"));
    links(html, "short_");
    html.raw("</nav></div></header>");
  }

  private void links(Html html, String length) {
    html.raw("<ul>");
    link(html, PolicyLinks.current("privacy"), text(length + "privacy"));
    link(html, PolicyLinks.current("terms"), text(length + "terms"));
    link(html, "/cookie", text("cookies"));
    html.raw("</ul>");
  }

  private void link(Html html, String target, String text) {
    html.raw("<li>");
    if (target.equals(path)) {
      html.element("a", text, "href", target, "aria-current", "page");
    } else {
      html.element("a", text, "href", target);
    }
    html.raw("</li>");
  }

  private void foot(Html html) {
    html.raw("<footer><div class=\"bar\">");
    html.open("nav", "aria-label", text("foot"));
    links(html, "");
    html.raw("</nav>");
    html.element("p", company.name() + " · " + company.contacts().address());
    html.open("p").element("a", text("to_top"), "href", "#atas").close("p");
    html.raw("</div></footer>");
  }
}
