package id.fineclean.bot.app;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

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
          join(credentials(uri.getUserInfo()), Optional.ofNullable(uri.getRawQuery()).orElse(""));
      return Optional.of("jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String credentials(@org.jspecify.annotations.Nullable String userInfo) {
    if (userInfo == null) {
      return "";
    }
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : "&password=" + encode(userInfo.substring(colon + 1));
    return "user=" + encode(user) + password;
  }

  private static String join(String first, String second) {
    String both = first.isEmpty() || second.isEmpty() ? first + second : first + "&" + second;
    return both.isEmpty() ? "" : "?" + both;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
