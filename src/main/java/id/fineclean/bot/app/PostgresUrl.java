package id.fineclean.bot.app;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns the address that hosting services hand out,
/// `postgresql://user:password@host:5432/database`, into the one that JDBC takes.
final class PostgresUrl {
  private PostgresUrl() {}

  /// @return empty if it is no such address
  static Optional<String> toJdbc(String url) {
    try {
      URI uri = URI.create(url);
      boolean known = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
      if (!known || uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
        return Optional.empty();
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String query =
          join(
              credentials(uri.getRawUserInfo()), Optional.ofNullable(uri.getRawQuery()).orElse(""));
      return Optional.of("jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// @param userInfo with its escapes, among which may be a colon
  private static String credentials(@Nullable String userInfo) {
    if (userInfo == null) {
      return "";
    }
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : "&password=" + recode(userInfo.substring(colon + 1));
    return "user=" + recode(user) + password;
  }

  private static String join(String first, String second) {
    String both = first.isEmpty() || second.isEmpty() ? first + second : first + "&" + second;
    return both.isEmpty() ? "" : "?" + both;
  }

  /// From the escapes of a user part to those of a query, in which a plus is a space.
  private static String recode(String escaped) {
    String text = URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
