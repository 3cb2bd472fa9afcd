package id.fineclean.bot.web;

import java.util.List;
import java.util.stream.Stream;

/// Which cookies the site may set and what for, `cookies.jte`, from [SiteCookie].
public final class CookiePage {
  private final SiteLayout layout;

  CookiePage(SiteLayout layout) {
    this.layout = layout;
  }

  /// @param values all it may hold
  public record Cookie(String name, String purpose, String values, String lifetime) {}

  /// All cookies there are.
  public List<Cookie> cookies() {
    String lifetime = layout.text("days", "days", Long.toString(SiteCookie.LIFETIME.toDays()));
    return Stream.of(SiteCookie.values())
        .map(
            cookie ->
                new Cookie(
                    cookie.id(),
                    layout.text("cookie_" + cookie.id()),
                    String.join(", ", cookie.choices()),
                    lifetime))
        .toList();
  }
}
