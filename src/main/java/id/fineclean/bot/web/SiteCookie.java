package id.fineclean.bot.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Every cookie the public site may set. The page about cookies is written from this list; nothing
/// else sets any, and no cookie says who somebody is.
enum SiteCookie {
  /// The language of what surrounds the documents.
  BAHASA("id", "en"),
  /// Light or dark.
  TAMPILAN("terang", "gelap"),
  /// Larger letters.
  HURUF("besar");

  static final Duration LIFETIME = Duration.ofDays(365);

  private final List<String> values;

  SiteCookie(String... values) {
    this.values = List.of(values);
  }

  /// The cookie's name.
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// All it may ever hold.
  List<String> choices() {
    return values;
  }

  /// What was chosen, if it is one of the choices.
  Optional<String> accept(String value) {
    return Optional.of(value).filter(values::contains);
  }

  /// The header that remembers a choice, or forgets it where there is none.
  ///
  /// @param secure whether the page came over HTTPS
  String header(Optional<String> value, boolean secure) {
    return id()
        + "="
        + value.orElse("")
        + "; Path=/; Max-Age="
        + value.map(chosen -> LIFETIME.toSeconds()).orElse(0L)
        + "; SameSite=Lax; HttpOnly"
        + (secure ? "; Secure" : "");
  }
}
