package id.fineclean.bot.web;

import io.javalin.config.RoutesConfig;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/// What every answer forbids the browser: scripts, styles and connections of anybody else's, inline
/// ones, frames, guessing of types, and keeping a copy.
final class SecurityHeaders {
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
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=()",
          "Cache-Control",
          "no-store");

  private SecurityHeaders() {}

  static void register(RoutesConfig routes) {
    routes.before(ctx -> add(ctx.res()));
  }

  private static void add(HttpServletResponse response) {
    HEADERS.forEach(response::setHeader);
  }
}
