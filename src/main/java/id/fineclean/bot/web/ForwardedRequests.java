package id.fineclean.bot.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/// Shows a request that came through a trusted proxy as it reached the proxy: with the caller's
/// address, scheme and host name (`X-Forwarded-For`, `-Proto`, `-Host`). From anybody else these
/// headers mean nothing.
final class ForwardedRequests implements HttpConfiguration.Customizer {
  /// On a request that a trusted proxy took over plain HTTP.
  private static final String PLAIN = ForwardedRequests.class.getName() + ".plain";

  /// The `Host` header before a trusted proxy's word for it took its place.
  private static final String HOST_AS_SENT = ForwardedRequests.class.getName() + ".host";

  private final TrustedProxies proxies;

  ForwardedRequests(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /// Whether a trusted proxy said that the caller used plain HTTP.
  static boolean plain(Request request) {
    return request.getAttribute(PLAIN) != null;
  }

  /// The `Host` header as it came over the connection; empty if there was none.
  static String hostAsSent(HttpServletRequest request) {
    Object before = request.getAttribute(HOST_AS_SENT);
    return Optional.ofNullable(before instanceof String host ? host : request.getHeader("Host"))
        .orElse("");
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    return trusted(request) ? new Forwarded(request) : request;
  }

  private boolean trusted(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress at
        && at.getAddress() != null
        && proxies.trust(at.getAddress());
  }

  private static List<String> values(Request request, HttpHeader header) {
    return request.getHeaders().getValuesList(header).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  private static boolean usable(String host) {
    try {
      return HostName.of(host).usable()
          && HttpURI.build("http://localhost/").authority(host).getHost() != null;
    } catch (IllegalArgumentException e) {
      // The server is stricter than we are.
      return false;
    }
  }

  /// The word of the nearest proxy, which wrote last.
  private static Optional<String> last(Request request, HttpHeader header) {
    List<String> values = values(request, header);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  private final class Forwarded extends Request.Wrapper {
    private final HttpURI uri;
    private final HttpFields headers;
    private final ConnectionMetaData connection;

    Forwarded(Request request) {
      super(request);
      Optional<String> scheme = last(request, HttpHeader.X_FORWARDED_PROTO);
      boolean https = scheme.filter("https"::equalsIgnoreCase).isPresent();
      boolean http = scheme.filter("http"::equalsIgnoreCase).isPresent();
      if (http) {
        request.setAttribute(PLAIN, true);
      }
      boolean secure = https || (request.isSecure() && !http);
      Optional<String> host =
          last(request, HttpHeader.X_FORWARDED_HOST).filter(ForwardedRequests::usable);
      host.ifPresent(name -> keepHost(request));
      this.uri = uri(request.getHttpURI(), secure, host);
      this.headers =
          host.<HttpFields>map(
                  name -> HttpFields.build(request.getHeaders()).put(HttpHeader.HOST, name))
              .orElse(request.getHeaders());
      this.connection =
          new Seen(
              request.getConnectionMetaData(),
              secure,
              proxies.caller(values(request, HttpHeader.X_FORWARDED_FOR)));
    }

    private static void keepHost(Request request) {
      String host = request.getHeaders().get(HttpHeader.HOST);
      request.setAttribute(HOST_AS_SENT, host == null ? "" : host);
    }

    private static HttpURI uri(HttpURI asked, boolean secure, Optional<String> host) {
      HttpURI.Mutable uri = HttpURI.build(asked).scheme(secure ? "https" : "http");
      host.ifPresent(uri::authority);
      return uri.asImmutable();
    }

    @Override
    public HttpURI getHttpURI() {
      return uri;
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }

    @Override
    public boolean isSecure() {
      return connection.isSecure();
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
      return connection;
    }
  }

  /// The connection as the proxy had it.
  private static final class Seen extends ConnectionMetaData.Wrapper {
    private final boolean secure;
    private final Optional<InetAddress> caller;

    Seen(ConnectionMetaData connection, boolean secure, Optional<InetAddress> caller) {
      super(connection);
      this.secure = secure;
      this.caller = caller;
    }

    @Override
    public boolean isSecure() {
      return secure;
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
      return caller
          .<SocketAddress>map(address -> new InetSocketAddress(address, 0))
          .orElseGet(super::getRemoteSocketAddress);
    }
  }
}
