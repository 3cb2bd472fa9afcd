package id.fineclean.bot.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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

  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

  private final TrustedProxies proxies;

  ForwardedRequests(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /// Whether a trusted proxy said that the caller used plain HTTP.
  static boolean plain(Request request) {
    return request.getAttribute(PLAIN) != null;
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
          last(request, HttpHeader.X_FORWARDED_HOST).filter(name -> HOST.matcher(name).matches());
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
