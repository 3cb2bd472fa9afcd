package id.fineclean.bot.web;

import id.fineclean.bot.understanding.Language;
import io.javalin.http.Context;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What a visitor chose: in the address, which counts first and works without cookies, or earlier.
///
/// @param chosen the values of the cookies that say something
/// @param refused whether a choice was just made that the browser did not keep
record SitePreferences(Map<SiteCookie, String> chosen, boolean refused) {
  /// Marks an address that a visitor was sent to after choosing.
  private static final String JUST_CHOSEN = "dipilih";

  static SitePreferences of(Context ctx) {
    Map<SiteCookie, String> chosen = new EnumMap<>(SiteCookie.class);
    boolean kept = true;
    for (SiteCookie cookie : SiteCookie.values()) {
      Optional<String> remembered =
          Optional.ofNullable(ctx.cookie(cookie.id())).flatMap(cookie::accept);
      Optional<String> named =
          Optional.ofNullable(ctx.queryParam(cookie.id())).flatMap(cookie::accept);
      named.or(() -> remembered).ifPresent(value -> chosen.put(cookie, value));
      kept &= named.isEmpty() || named.equals(remembered);
    }
    return new SitePreferences(chosen, ctx.queryParam(JUST_CHOSEN) != null && !kept);
  }

  Language language() {
    return "en".equals(chosen.get(SiteCookie.BAHASA)) ? Language.EN : Language.ID;
  }

  Optional<String> get(SiteCookie cookie) {
    return Optional.ofNullable(chosen.get(cookie));
  }

  /// The choices as the end of an address.
  String query() {
    StringBuilder query = new StringBuilder("?").append(JUST_CHOSEN).append("=1");
    chosen.forEach(
        (cookie, value) -> query.append('&').append(cookie.id()).append('=').append(value));
    return query.toString();
  }
}
