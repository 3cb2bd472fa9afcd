package id.fineclean.bot.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pages of the public site that are no feature's: who the company is, and the cookies.
public final class SiteRoutes implements Routes {
  /// What a browser is told in words; other callers get a status and its name.
  private static final List<Integer> PROBLEMS = List.of(403, 404, 500, 503);

  private static final int LONGEST_PATH = 200;

  private final Site site;

  public SiteRoutes(Site site) {
    this.site = site;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/", this::front);
    routes.get("/cookie", this::cookies);
    routes.post("/preferensi", this::remember);
    SiteLayout.STYLE.register(routes);
    SiteLayout.ICON.register(routes);
    PROBLEMS.forEach(status -> routes.error(status, "text/html", this::problem));
  }

  private void front(Context ctx) {
    SiteLayout layout = site.layout(ctx);
    site.page(ctx, layout, "front", new FrontPage(layout, site.today()));
  }

  private void cookies(Context ctx) {
    SiteLayout layout = site.layout(ctx);
    site.page(ctx, layout, "cookies", new CookiePage(layout));
  }

  private void problem(Context ctx) {
    SiteLayout layout = site.layout(ctx);
    byte[] html = layout.page("problem", new ProblemPage(layout, ctx.statusCode()));
    ctx.header("Content-Security-Policy", SecurityHeaders.NO_SCRIPT)
        .contentType("text/html; charset=utf-8")
        .result(html);
  }

  /// Remembers what was chosen, if the browser allows it, and goes back to the page.
  private void remember(Context ctx) throws IOException {
    SentForm form = SentForm.read(ctx);
    Map<SiteCookie, String> chosen = SitePreferences.asked(form);
    for (SiteCookie cookie : SiteCookie.values()) {
      Optional<String> value = Optional.ofNullable(chosen.get(cookie));
      ctx.res().addHeader("Set-Cookie", cookie.header(value, ctx.scheme().equals("https")));
    }
    String back = form.field("kembali").orElse("");
    String path = isOurs(back) ? back : site.layout(ctx).pages(false).getFirst().target();
    ctx.status(303).header("Location", path + SitePreferences.query(chosen));
  }

  /// Our paths are short.
  private static boolean isOurs(String path) {
    return path.length() <= LONGEST_PATH && path.matches("/|/[a-z0-9][a-z0-9./-]*");
  }
}
