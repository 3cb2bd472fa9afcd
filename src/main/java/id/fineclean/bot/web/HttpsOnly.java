package id.fineclean.bot.web;

import java.net.URI;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Answers a request that came over plain HTTP where HTTPS is served, by us or by a trusted proxy,
/// with 308: the same request, again, over HTTPS (RFC 9110, 15.4.9). What names no path, or no host
/// of ours, cannot be told where to go, and is answered with 400.
final class HttpsOnly extends Handler.Wrapper {
  private final Listening listening;
  private final IntSupplier port;
  private final Predicate<String> certified;

  /// @param port where HTTPS is served, once the server has started
  /// @param certified whether our certificate is for a host
  HttpsOnly(Listening listening, IntSupplier port, Predicate<String> certified) {
    this.listening = listening;
    this.port = port;
    this.certified = certified;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    boolean plain = ForwardedRequests.plain(request);
    if (!plain && (request.isSecure() || listening.tls().isEmpty())) {
      return super.handle(request, response, callback);
    }
    if (placed(request) && (plain || ours(request.getHttpURI().getHost()))) {
      response.setStatus(HttpStatus.PERMANENT_REDIRECT_308);
      response.getHeaders().put(HttpHeader.LOCATION, target(request, plain));
    } else {
      response.setStatus(HttpStatus.BAD_REQUEST_400);
    }
    response.write(true, null, callback);
    return true;
  }

  /// HTTP/1.0 needs no host (our own address would be told to the world), and `OPTIONS *` has no
  /// path.
  private static boolean placed(Request request) {
    String host = request.getHeaders().get(HttpHeader.HOST);
    String path = request.getHttpURI().getPath();
    return host != null && !host.isBlank() && path != null && path.startsWith("/");
  }

  /// Where the world's name for us is known, whoever uses another is sent there as well. What a
  /// trusted proxy lets through is ours.
  private boolean ours(String host) {
    return known().isPresent() || certified.test(host);
  }

  private Optional<URI> known() {
    return listening.publicUrl().filter(url -> "https".equalsIgnoreCase(url.getScheme()));
  }

  private String target(Request request, boolean proxied) {
    HttpURI asked = request.getHttpURI();
    return "https://" + authority(asked.getHost(), proxied) + asked.getPathQuery();
  }

  private String authority(String host, boolean proxied) {
    Optional<URI> known = known();
    if (known.isPresent()) {
      return known.get().getRawAuthority();
    }
    // A proxy listens where browsers expect it.
    return proxied || port.getAsInt() == 443 ? host : host + ":" + port.getAsInt();
  }
}
