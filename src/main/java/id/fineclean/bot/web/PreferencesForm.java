package id.fineclean.bot.web;

import id.fineclean.bot.understanding.Language;

/// Language, appearance and letters: every choice is a button of its own, so that one tap does it
/// without a script.
final class PreferencesForm {
  private final SiteLayout layout;

  PreferencesForm(SiteLayout layout) {
    this.layout = layout;
  }

  void write(Html html) {
    html.raw("<details class=\"preferences\"><summary><b aria-hidden=\"true\">Aa</b> ");
    html.element("span", layout.text("preferences")).close("summary");
    html.open("form", "method", "post", "action", "/preferensi");
    hidden(html, "kembali", layout.path());
    for (SiteCookie cookie : SiteCookie.values()) {
      layout.preferences().get(cookie).ifPresent(value -> hidden(html, cookie.id(), value));
    }
    choices(html, SiteCookie.BAHASA, "language", "id", "en");
    choices(html, SiteCookie.TAMPILAN, "appearance", "", "terang", "gelap");
    choices(html, SiteCookie.HURUF, "letters", "", "besar");
    html.raw("</form></details>");
  }

  private static void hidden(Html html, String name, String value) {
    html.open("input", "type", "hidden", "name", name, "value", value);
  }

  private void choices(Html html, SiteCookie cookie, String label, String... values) {
    html.open("fieldset").element("legend", layout.text(label));
    for (String value : values) {
      html.element(
          "button",
          layout.text(label + (value.isEmpty() ? "_default" : "_" + value)),
          "name",
          SitePreferences.CHOICE,
          "value",
          cookie.id() + ":" + value,
          "aria-pressed",
          Boolean.toString(value.equals(inUse(cookie))));
    }
    html.raw("</fieldset>");
  }

  private String inUse(SiteCookie cookie) {
    return cookie == SiteCookie.BAHASA
        ? (layout.language() == Language.EN ? "en" : "id")
        : layout.preferences().get(cookie).orElse("");
  }
}
