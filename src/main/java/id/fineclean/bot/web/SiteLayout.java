package id.fineclean.bot.web;

import id.fineclean.bot.conversation.Replies;
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
record SiteLayout(Replies texts, SitePreferences preferences, String company, String path) {

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
    html.raw("<body>");
    html.element("a", text("skip"), "class", "skip", "href", "#isi");
    top(html);
    html.raw("<main id=\"isi\">");
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
    for (int i = 0; i + 1 < values.length; i += 2) {
      filled.put(values[i], values[i + 1]);
    }
    return texts.text("site." + key, preferences.language(), filled);
  }

  String date(LocalDate day) {
    Language language = preferences.language();
    return DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.of(language.code())).format(day);
  }

  private void head(Html html, String title) {
    html.raw("<head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">")
        .element("title", title + " · " + company)
        .raw("<link rel=\"stylesheet\" href=\"/situs/situs.css\">")
        .raw("<link rel=\"icon\" href=\"/situs/icon.svg\" type=\"image/svg+xml\"></head>");
  }

  private void top(Html html) {
    html.raw("<header class=\"top\">");
    html.element("a", company, "class", "brand", "href", "/kebijakan-privasi");
    html.open("form", "method", "post", "action", "/preferensi", "class", "preferences");
    html.open("input", "type", "hidden", "name", "kembali", "value", path);
    choices(html, SiteCookie.BAHASA, "language", "", "id", "en");
    choices(html, SiteCookie.TAMPILAN, "appearance", "", "terang", "gelap");
    choices(html, SiteCookie.HURUF, "letters", "", "besar");
    html.element("button", text("save"), "type", "submit");
    html.raw("</form></header>");
  }

  private void choices(Html html, SiteCookie cookie, String label, String... values) {
    html.open("label").element("span", text(label)).open("select", "name", cookie.id());
    for (String value : values) {
      if (cookie == SiteCookie.BAHASA && value.isEmpty()) {
        continue;
      }
      String name = text(label + (value.isEmpty() ? "_default" : "_" + value));
      if (preferences.get(cookie).orElse("").equals(value)) {
        html.element("option", name, "value", value, "selected", "");
      } else {
        html.element("option", name, "value", value);
      }
    }
    html.raw("</select></label>");
  }

  private void foot(Html html) {
    html.raw("<footer><nav>").open("ul");
    link(html, "/kebijakan-privasi", text("privacy"));
    link(html, "/syarat-ketentuan", text("terms"));
    link(html, "/cookie", text("cookies"));
    html.raw("</ul></nav>").element("p", company).raw("</footer>");
  }

  private static void link(Html html, String path, String text) {
    html.open("li").element("a", text, "href", path).close("li");
  }
}
