package id.fineclean.bot.web;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/// What every answer forbids the browser, whichever part of the server gives it: scripts, styles
/// and connections of anybody else's, inline ones, frames, guessing of types, devices, and keeping
/// a copy. Over HTTPS also to come by plain HTTP from now on.
final class SecurityHeaders implements HttpConfiguration.Customizer {
  /// For pages that are only read and use no script.
  static final String NO_SCRIPT =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
              + " connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none';"
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cross-Origin-Embedder-Policy",
          "require-corp",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
          "Cache-Control",
          "no-store");

  /// A year, in seconds. Other names under the same domain are left to their owner.
  private static final String HTTPS_FROM_NOW_ON = "max-age=31536000";

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    add(responseHeaders);
    if (request.isSecure()) {
      responseHeaders.put(HttpHeader.STRICT_TRANSPORT_SECURITY, HTTPS_FROM_NOW_ON);
    }
    return request;
  }

  static void add(HttpFields.Mutable headers) {
    HEADERS.forEach(headers::put);
  }
}
