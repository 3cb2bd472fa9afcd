package id.fineclean.bot.policy.site;

import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.PolicyLinks;
import id.fineclean.bot.policy.PolicyVersion;
import id.fineclean.bot.web.Routes;
import id.fineclean.bot.web.Site;
import id.fineclean.bot.web.SiteLayout;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/// The documents in force, every version of them, and what changed.
public final class DocumentRoutes implements Routes {
  private final Site site;
  private final Supplier<Policies> policies;

  /// @param policies those in force, asked anew for every page
  public DocumentRoutes(Site site, Supplier<Policies> policies) {
    this.site = site;
    this.policies = policies;
  }

  @Override
  public void register(RoutesConfig routes) {
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
  }

  private void versions(RoutesConfig routes, String path, Optional<String> document) {
    routes.get(
        path + "/v/{version}", ctx -> version(ctx, document.orElse(parameter(ctx, "document"))));
    routes.get(
        path + "/v/{version}/ke/{other}",
        ctx -> comparison(ctx, document.orElse(parameter(ctx, "document"))));
    routes.get(path + "/banding", ctx -> compare(ctx, document.orElse(parameter(ctx, "document"))));
  }

  private void current(Context ctx, String document) {
    show(ctx, policies.get().inForce(document, site.today()));
  }

  private void currentText(Context ctx, String document) {
    plainText(ctx, policies.get().inForce(document, site.today()));
  }

  private void version(Context ctx, String document) {
    String name = ctx.pathParam("version");
    if (name.endsWith(".txt")) {
      plainText(ctx, policies.get().version(document, name.substring(0, name.length() - 4)));
    } else {
      show(ctx, policies.get().version(document, name));
    }
  }

  private void show(Context ctx, Optional<PolicyVersion> version) {
    if (version.isEmpty()) {
      Site.missing(ctx);
      return;
    }
    SiteLayout layout = site.layout(ctx);
    site.page(
        ctx,
        layout,
        "document",
        new DocumentPage(layout, policies.get(), site.today(), version.get()));
  }

  private void comparison(Context ctx, String document) {
    Policies now = policies.get();
    Optional<PolicyVersion> before = now.version(document, ctx.pathParam("version"));
    Optional<PolicyVersion> after = now.version(document, ctx.pathParam("other"));
    if (before.isEmpty() || after.isEmpty()) {
      Site.missing(ctx);
      return;
    }
    SiteLayout layout = site.layout(ctx);
    site.page(
        ctx, layout, "comparison", new ComparisonPage(layout, now, before.get(), after.get()));
  }

  /// Where the form for any two versions leads.
  private void compare(Context ctx, String document) {
    Optional<PolicyVersion> before = asked(ctx, document, "dari");
    Optional<PolicyVersion> after = asked(ctx, document, "ke");
    if (before.isEmpty() || after.isEmpty()) {
      Site.missing(ctx);
      return;
    }
    ctx.status(303).header("Location", PolicyLinks.comparison(before.get(), after.get()));
  }

  private Optional<PolicyVersion> asked(Context ctx, String document, String field) {
    return Optional.ofNullable(ctx.queryParam(field))
        .flatMap(version -> policies.get().version(document, version));
  }

  /// Serves exactly what the hash was made of.
  private void plainText(Context ctx, Optional<PolicyVersion> version) {
    if (version.isEmpty()) {
      Site.missing(ctx);
      return;
    }
    site.text(ctx, version.get().text().getBytes(StandardCharsets.UTF_8));
  }

  private static String parameter(Context ctx, String name) {
    return ctx.pathParamMap().getOrDefault(name, "");
  }
}
