package id.fineclean.bot.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Keeps other web sites away from pages that need no password: a page of theirs, open in the same
/// browser, could call ours, and a host name of theirs could be made to lead here (DNS rebinding).
final class SameOrigin implements StaticFiles.Guard {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final boolean loopbackOnly;

  /// @param loopbackOnly whether the server listens on this machine only; then only its own names
  ///     are accepted
  SameOrigin(boolean loopbackOnly) {
    this.loopbackOnly = loopbackOnly;
  }

  /// For pages, which another site may link to.
  @Override
  public Handler around(Handler handler) {
    return refusing(this::foreignHost, 403, handler);
  }

  /// For what pages fetch. A program that is no browser sends neither of the headers looked at, and
  /// passes.
  Handler aroundFetch(Handler handler) {
    return around(refusing(SameOrigin::foreignSite, 403, handler));
  }

  /// For requests that change something. No other site can send JSON without asking the browser,
  /// and the browser us, first.
  Handler aroundChange(Handler handler) {
    return aroundFetch(refusing(ctx -> !isJson(ctx), 415, handler));
  }

  private static Handler refusing(Predicate<Context> unwanted, int status, Handler handler) {
    return ctx -> {
      if (unwanted.test(ctx)) {
        Failures.answer(ctx, status);
      } else {
        handler.handle(ctx);
      }
    };
  }

  private boolean foreignHost(Context ctx) {
    return loopbackOnly && !LOOPBACK.contains(hostName(header(ctx, "Host").orElse("")));
  }

  private static boolean foreignSite(Context ctx) {
    boolean foreign =
        header(ctx, "Sec-Fetch-Site")
            .filter(site -> !site.equals("same-origin") && !site.equals("none"))
            .isPresent();
    return foreign || foreignOrigin(ctx);
  }

  private static boolean foreignOrigin(Context ctx) {
    String host = header(ctx, "Host").orElse("");
    return header(ctx, "Origin")
        .filter(origin -> !origin.equals("http://" + host) && !origin.equals("https://" + host))
        .isPresent();
  }

  private static boolean isJson(Context ctx) {
    String type = header(ctx, "Content-Type").orElse("");
    return type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
  }

  private static String hostName(String host) {
    int port = host.lastIndexOf(':');
    return port > host.lastIndexOf(']') ? host.substring(0, port) : host;
  }

  private static Optional<String> header(Context ctx, String name) {
    return Optional.ofNullable(ctx.header(name));
  }
}
