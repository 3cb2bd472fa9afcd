package id.fineclean.bot.web;

import id.fineclean.bot.understanding.Language;
import io.javalin.http.Context;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a visitor chose: in the address, which counts first and works without cookies, or earlier.
///
/// @param chosen the values of the cookies that say something
/// @param usual the language where none was chosen
/// @param refused whether a choice was just made that the browser did not keep
record SitePreferences(Map<SiteCookie, String> chosen, Language usual, boolean refused) {
  /// Marks an address that a visitor was sent to after choosing.
  private static final String JUST_CHOSEN = "dipilih";

  /// The field that names the one choice just made, as in `tampilan:gelap`.
  static final String CHOICE = "pilih";

  private static final Pattern INDONESIAN = Pattern.compile("(?:^|[,\\s])(?:id|in)(?:[-;,\\s]|$)");
  private static final Pattern ENGLISH = Pattern.compile("(?:^|[,\\s])en(?:[-;,\\s]|$)");

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
    return new SitePreferences(
        chosen, usual(ctx.header("Accept-Language")), ctx.queryParam(JUST_CHOSEN) != null && !kept);
  }

  /// What a form of [SiteLayout] asks for: all that was chosen before, and one thing more.
  static Map<SiteCookie, String> asked(SentForm form) {
    Map<SiteCookie, String> chosen = new EnumMap<>(SiteCookie.class);
    String choice = form.field(CHOICE).orElse("");
    for (SiteCookie cookie : SiteCookie.values()) {
      String prefix = cookie.id() + ":";
      Optional<String> before = form.field(cookie.id());
      Optional<String> now =
          choice.startsWith(prefix) ? Optional.of(choice.substring(prefix.length())) : before;
      now.flatMap(cookie::accept).ifPresent(value -> chosen.put(cookie, value));
    }
    return chosen;
  }

  Language language() {
    return get(SiteCookie.BAHASA)
        .map(value -> value.equals("en") ? Language.EN : Language.ID)
        .orElse(usual);
  }

  Optional<String> get(SiteCookie cookie) {
    return Optional.ofNullable(chosen.get(cookie));
  }

  /// Choices as the end of an address.
  static String query(Map<SiteCookie, String> chosen) {
    StringBuilder query = new StringBuilder("?").append(JUST_CHOSEN).append("=1");
    chosen.forEach(
        (cookie, value) -> query.append('&').append(cookie.id()).append('=').append(value));
    return query.toString();
  }

  /// English only for browsers that ask for it and not for Indonesian: many phones here ask for
  /// both, in either order. `in` is what older Androids call Indonesian.
  private static Language usual(@org.jspecify.annotations.Nullable String acceptLanguage) {
    String asked = Optional.ofNullable(acceptLanguage).orElse("").toLowerCase(Locale.ROOT);
    boolean english = ENGLISH.matcher(asked).find() && !INDONESIAN.matcher(asked).find();
    return english ? Language.EN : Language.ID;
  }
}
