package id.fineclean.bot.web;

import id.fineclean.bot.company.Company;
import id.fineclean.bot.understanding.Language;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What all pages of the public site have in common, for `layout.jte`: texts in the visitor's
/// language, appearance, style, links, the company.
public final class SiteLayout {
  static final StaticFiles.Asset STYLE = StaticFiles.Asset.load("site", "situs.css");
  static final StaticFiles.Asset ICON = StaticFiles.Asset.load("site", "icon.svg");

  private final Site.Made made;
  private final SitePreferences preferences;
  private final Company company;
  private final String path;

  /// @param path of the page, without its query
  SiteLayout(Site.Made made, SitePreferences preferences, String path) {
    this.made = made;
    this.preferences = preferences;
    this.company = made.company();
    this.path = path;
  }

  /// A link in a list of pages.
  ///
  /// @param here whether it leads to the page that shows it
  public record Link(String target, String text, boolean here) {}

  /// A whole page.
  ///
  /// @param template shows `page`, of which it has a parameter of that name beside `site`
  /// @return in UTF-8
  byte[] page(String template, Object page) {
    return Pages.page(template, Map.of("site", this, "page", page));
  }

  /// A text of `intents/replies/site.yaml`.
  ///
  /// @param values name, value, name, value …
  public String text(String key, String... values) {
    Map<String, String> filled = new HashMap<>();
    filled.put("company", company.name());
    for (int i = 0; i + 1 < values.length; i += 2) {
      filled.put(values[i], values[i + 1]);
    }
    return made.texts().text("site." + key, preferences.language(), filled);
  }

  /// Of the page, as HTML names it.
  public String languageCode() {
    return language().code();
  }

  /// What the style sheet knows light and dark by.
  public String appearance() {
    return preferences.get(SiteCookie.TAMPILAN).orElse("ikut");
  }

  /// What the style sheet knows the size of letters by.
  public String letters() {
    return preferences.get(SiteCookie.HURUF).orElse("biasa");
  }

  /// Where the style sheet is.
  public String style() {
    return STYLE.path();
  }

  /// Where the icon is.
  public String icon() {
    return ICON.path();
  }

  /// The company's name.
  public String companyName() {
    return company.name();
  }

  /// The company's address.
  public String address() {
    return company.contacts().address();
  }

  /// Whether a choice was just made that the browser did not keep.
  public boolean choiceRefused() {
    return preferences.refused();
  }

  /// The form for language, appearance and letters.
  public PreferencesForm preferencesForm() {
    return new PreferencesForm(this);
  }

  /// The pages that every page leads to.
  ///
  /// @param brief by their short names
  public List<Link> pages(boolean brief) {
    return Stream.concat(
            made.parts().stream().flatMap(part -> part.pages().stream()),
            Stream.of(new SitePart.Page("/cookie", "cookies", "cookies")))
        .map(page -> link(page.path(), text(brief ? page.shortName() : page.name())))
        .toList();
  }

  /// A link with a text.
  public Link link(String target, String text) {
    return new Link(target, text, target.equals(path));
  }

  List<SitePart> parts() {
    return made.parts();
  }

  SitePreferences preferences() {
    return preferences;
  }

  /// Whose site it is.
  public Company company() {
    return company;
  }

  String path() {
    return path;
  }

  /// The visitor's.
  public Language language() {
    return preferences.language();
  }

  /// A day in words.
  public String date(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMMM uuuu", locale()).format(day);
  }

  Locale locale() {
    return Locale.of(languageCode());
  }
}
