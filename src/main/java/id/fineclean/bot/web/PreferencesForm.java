package id.fineclean.bot.web;

import id.fineclean.bot.understanding.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Language, appearance and letters, for `preferences.jte`.
public final class PreferencesForm {
  private final SiteLayout layout;

  PreferencesForm(SiteLayout layout) {
    this.layout = layout;
  }

  /// Something sent along unseen.
  public record Field(String name, String value) {}

  /// What can be chosen of one kind.
  public record Group(String legend, List<Button> buttons) {}

  /// One choice.
  ///
  /// @param pressed whether it is in use
  public record Button(String text, String value, boolean pressed) {}

  /// The name of what a button sends.
  public String choice() {
    return SitePreferences.CHOICE;
  }

  /// Where to go back to, and what was chosen before.
  public List<Field> fields() {
    List<Field> fields = new ArrayList<>(List.of(new Field("kembali", layout.path())));
    for (SiteCookie cookie : SiteCookie.values()) {
      layout
          .preferences()
          .get(cookie)
          .ifPresent(value -> fields.add(new Field(cookie.id(), value)));
    }
    return fields;
  }

  /// All choices.
  public List<Group> groups() {
    return List.of(
        group(SiteCookie.BAHASA, "language", "id", "en"),
        group(SiteCookie.TAMPILAN, "appearance", "", "terang", "gelap"),
        group(SiteCookie.HURUF, "letters", "", "besar"));
  }

  private Group group(SiteCookie cookie, String label, String... values) {
    return new Group(
        layout.text(label),
        Stream.of(values)
            .map(
                value ->
                    new Button(
                        layout.text(label + (value.isEmpty() ? "_default" : "_" + value)),
                        cookie.id() + ":" + value,
                        value.equals(inUse(cookie))))
            .toList());
  }

  private String inUse(SiteCookie cookie) {
    return cookie == SiteCookie.BAHASA
        ? (layout.language() == Language.EN ? "en" : "id")
        : layout.preferences().get(cookie).orElse("");
  }
}
