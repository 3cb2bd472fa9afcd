package id.fineclean.bot.web;

import id.fineclean.bot.booking.Service;
import id.fineclean.bot.company.Company;
import id.fineclean.bot.conversation.Replies;
import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyVersion;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The public site: who the company is, the documents in force, every version of them, what
/// changed, and the cookies. Needs no database, no script and no cookie.
public final class SiteRoutes implements Routes {
  /// What a browser is told in words; other callers get a status and its name.
  private static final List<Integer> PROBLEMS = List.of(403, 404, 500, 503);

  private static final int LONGEST_PATH = 200;

  private final Supplier<Site> site;
  private final InstantSource clock;

  /// @param site asked anew for every page, as the owner's files may change
  public SiteRoutes(Supplier<Site> site, InstantSource clock) {
    this.site = site;
    this.clock = clock;
  }

  /// What the pages are made of.
  public record Site(Policies policies, Replies texts, Company company, List<Service> services) {
    public Site {
      services = List.copyOf(services);
    }
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/", this::front);
    routes.get("/kebijakan-privasi", ctx -> current(ctx, "privacy"));
    routes.get("/privasi", ctx -> current(ctx, "privacy"));
    routes.get("/kebijakan-privasi.txt", ctx -> currentText(ctx, "privacy"));
    routes.get("/privasi.txt", ctx -> currentText(ctx, "privacy"));
    routes.get("/syarat-ketentuan", ctx -> current(ctx, "terms"));
    routes.get("/syarat-ketentuan.txt", ctx -> currentText(ctx, "terms"));
    routes.get("/dokumen/{document}", ctx -> current(ctx, ctx.pathParam("document")));
    versions(routes, "/privasi", Optional.of("privacy"));
    versions(routes, "/syarat-ketentuan", Optional.of("terms"));
    versions(routes, "/dokumen/{document}", Optional.empty());
    routes.get("/cookie", this::cookies);
    routes.post("/preferensi", SiteRoutes::remember);
    SiteLayout.STYLE.register(routes);
    SiteLayout.ICON.register(routes);
    PROBLEMS.forEach(status -> routes.error(status, "text/html", this::problem));
  }

  private void versions(RoutesConfig routes, String path, Optional<String> document) {
    routes.get(
        path + "/v/{version}", ctx -> version(ctx, document.orElse(parameter(ctx, "document"))));
    routes.get(
        path + "/v/{version}/ke/{other}",
        ctx -> comparison(ctx, document.orElse(parameter(ctx, "document"))));
    routes.get(path + "/banding", ctx -> compare(ctx, document.orElse(parameter(ctx, "document"))));
  }

  private void front(Context ctx) {
    Site now = site.get();
    SiteLayout layout = layout(ctx, now);
    page(ctx, layout.page("front", new FrontPage(layout, now, today(now))));
  }

  private void current(Context ctx, String document) {
    Site now = site.get();
    show(ctx, now, now.policies.inForce(document, today(now)));
  }

  private void currentText(Context ctx, String document) {
    Site now = site.get();
    plainText(ctx, now.policies.inForce(document, today(now)));
  }

  private void version(Context ctx, String document) {
    Site now = site.get();
    String name = ctx.pathParam("version");
    if (name.endsWith(".txt")) {
      plainText(ctx, now.policies.version(document, name.substring(0, name.length() - 4)));
    } else {
      show(ctx, now, now.policies.version(document, name));
    }
  }

  private void show(Context ctx, Site now, Optional<PolicyVersion> version) {
    if (version.isEmpty()) {
      Failures.answer(ctx, 404);
      return;
    }
    SiteLayout layout = layout(ctx, now);
    DocumentPage page = new DocumentPage(layout, now.policies, today(now), version.get());
    page(ctx, layout.page("document", page));
  }

  private void comparison(Context ctx, String document) {
    Site now = site.get();
    Optional<PolicyVersion> before = now.policies.version(document, ctx.pathParam("version"));
    Optional<PolicyVersion> after = now.policies.version(document, ctx.pathParam("other"));
    if (before.isEmpty() || after.isEmpty()) {
      Failures.answer(ctx, 404);
      return;
    }
    SiteLayout layout = layout(ctx, now);
    ComparisonPage page = new ComparisonPage(layout, now.policies, before.get(), after.get());
    page(ctx, layout.page("comparison", page));
  }

  /// Where the form for any two versions leads.
  private void compare(Context ctx, String document) {
    Policies policies = site.get().policies;
    Optional<PolicyVersion> before = asked(ctx, policies, document, "dari");
    Optional<PolicyVersion> after = asked(ctx, policies, document, "ke");
    if (before.isEmpty() || after.isEmpty()) {
      Failures.answer(ctx, 404);
      return;
    }
    ctx.status(303).header("Location", PolicyLinks.comparison(before.get(), after.get()));
  }

  private static Optional<PolicyVersion> asked(
      Context ctx, Policies policies, String document, String field) {
    return Optional.ofNullable(ctx.queryParam(field))
        .flatMap(version -> policies.version(document, version));
  }

  private void cookies(Context ctx) {
    SiteLayout layout = layout(ctx, site.get());
    page(ctx, layout.page("cookies", new CookiePage(layout)));
  }

  private void problem(Context ctx) {
    SiteLayout layout = layout(ctx, site.get());
    byte[] html = layout.page("problem", new ProblemPage(layout, ctx.statusCode()));
    ctx.header("Content-Security-Policy", SecurityHeaders.NO_SCRIPT)
        .contentType("text/html; charset=utf-8")
        .result(html);
  }

  /// Serves exactly what the hash was made of.
  private static void plainText(Context ctx, Optional<PolicyVersion> version) {
    if (version.isEmpty()) {
      Failures.answer(ctx, 404);
      return;
    }
    Freshness.answer(
        ctx, "text/plain; charset=utf-8", version.get().text().getBytes(StandardCharsets.UTF_8));
  }

  private static void page(Context ctx, byte[] html) {
    ctx.header("Content-Security-Policy", SecurityHeaders.NO_SCRIPT)
        .header("Vary", "Cookie, Accept-Language");
    Freshness.answer(ctx, "text/html; charset=utf-8", html);
  }

  /// Remembers what was chosen, if the browser allows it, and goes back to the page.
  private static void remember(Context ctx) throws IOException {
    SentForm form = SentForm.read(ctx);
    Map<SiteCookie, String> chosen = SitePreferences.asked(form);
    for (SiteCookie cookie : SiteCookie.values()) {
      Optional<String> value = Optional.ofNullable(chosen.get(cookie));
      ctx.res().addHeader("Set-Cookie", cookie.header(value, ctx.scheme().equals("https")));
    }
    String back = form.field("kembali").orElse("");
    ctx.status(303).header("Location", safe(back) + SitePreferences.query(chosen));
  }

  /// Only ever a path of ours, which are short.
  private static String safe(String path) {
    return path.length() <= LONGEST_PATH && path.matches("/|/[a-z0-9][a-z0-9./-]*")
        ? path
        : PolicyLinks.current("privacy");
  }

  private static String parameter(Context ctx, String name) {
    return ctx.pathParamMap().getOrDefault(name, "");
  }

  private static SiteLayout layout(Context ctx, Site now) {
    return new SiteLayout(now.texts, SitePreferences.of(ctx), now.company, ctx.path());
  }

  private LocalDate today(Site now) {
    return LocalDate.ofInstant(clock.instant(), now.company.zone());
  }
}
