package id.fineclean.bot.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Keeps other web sites away from pages that need no password: a page of theirs, open in the same
/// browser, could call ours, and a host name of theirs could be made to lead here (DNS rebinding).
/// So we go by addresses, `localhost`, and what the owner calls us, and by no other name.
final class SameOrigin implements StaticFiles.Guard {
  /// What proxies and tunnels add to a request, not all of them more than one.
  private static final Set<String> PROXYS =
      Set.of(
          "forwarded",
          "via",
          "x-real-ip",
          "x-client-ip",
          "x-original-host",
          "x-envoy-external-address",
          "true-client-ip",
          "cf-connecting-ip",
          "cf-ray",
          "cdn-loop");

  private final Listening listening;

  /// @param listening where it listens on this machine only, only this machine's own names are
  ///     accepted, and nothing that came through a proxy
  SameOrigin(Listening listening) {
    this.listening = listening;
  }

  /// For pages, which another site may link to.
  @Override
  public Handler around(Handler handler) {
    return refusing(this::foreignWay, 403, handler);
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

  /// A proxy may have put a name of its choice over the one asked for: both have to be ours.
  private boolean foreignWay(Context ctx) {
    return foreignHost(ForwardedRequests.hostAsSent(ctx.req()))
        || foreignHost(header(ctx, "Host").orElse(""))
        || (listening.loopback() && (forwarded(ctx) || oldFashioned(ctx)));
  }

  private boolean foreignHost(String host) {
    HostName name = HostName.of(host);
    return listening.loopback() ? !name.loopback() : !name.address() && !known(name);
  }

  private boolean known(HostName name) {
    return name.loopback()
        || listening
            .publicUrl()
            .map(URI::getHost)
            .filter(name.text()::equalsIgnoreCase)
            .isPresent();
  }

  private static boolean forwarded(Context ctx) {
    return ctx.headerMap().keySet().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .anyMatch(name -> PROXYS.contains(name) || name.startsWith("x-forwarded-"));
  }

  /// nginx asks whatever is behind it by HTTP/1.0 unless it is told otherwise; no browser does.
  private static boolean oldFashioned(Context ctx) {
    return ctx.protocol().equals("HTTP/1.0");
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

  private static Optional<String> header(Context ctx, String name) {
    return Optional.ofNullable(ctx.header(name));
  }
}
