package id.fineclean.bot.web;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;

/// Where and how the server is reached.
///
/// @param host the address to listen on, such as `127.0.0.1`, or `0.0.0.0` for all
/// @param port 0 for any free one. With `tls` it speaks HTTPS, and tells plain HTTP to come again
///     by HTTPS
/// @param httpPort one more port that only does the latter
/// @param publicUrl how the world reaches this server, if that is known
public record Listening(
    String host,
    int port,
    OptionalInt httpPort,
    Optional<TlsFiles> tls,
    TrustedProxies proxies,
    Optional<URI> publicUrl) {

  /// Plain HTTP, straight from whoever calls.
  public static Listening plain(String host, int port) {
    return new Listening(
        host, port, OptionalInt.empty(), Optional.empty(), TrustedProxies.NONE, Optional.empty());
  }

  /// Whether only this machine can reach the server.
  boolean loopback() {
    return HostName.of(host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host)
        .loopback();
  }

  /// Whether the world comes by HTTPS, but through a proxy we do not believe.
  boolean proxyUnknown() {
    return tls.isEmpty()
        && proxies.ranges().isEmpty()
        && publicUrl.filter(url -> "https".equalsIgnoreCase(url.getScheme())).isPresent();
  }
}
