package id.fineclean.bot.web;

import id.fineclean.bot.company.Company;
import id.fineclean.bot.conversation.Replies;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/// Answers requests with pages of the public site, in its frame. They need no script and no cookie.
/// Thread-safe.
public final class Site {
  private final Supplier<Made> made;
  private final InstantSource clock;

  /// @param made asked anew for every page, as the owner's files may change
  public Site(Supplier<Made> made, InstantSource clock) {
    this.made = made;
    this.clock = clock;
  }

  /// What pages are made of.
  public record Made(Replies texts, Company company, List<SitePart> parts) {
    public Made {
      parts = List.copyOf(parts);
    }
  }

  /// The frame of an answer.
  public SiteLayout layout(Context ctx) {
    return new SiteLayout(made.get(), SitePreferences.of(ctx), ctx.path());
  }

  /// Answers with a page that browsers may keep and ask about each time.
  ///
  /// @param template shows `page`, of which it has a parameter of that name beside `site`
  public void page(Context ctx, SiteLayout layout, String template, Object page) {
    ctx.header("Content-Security-Policy", SecurityHeaders.NO_SCRIPT)
        .header("Vary", "Cookie, Accept-Language");
    Freshness.answer(ctx, "text/html; charset=utf-8", layout.page(template, page));
  }

  /// Answers with plain text, byte for byte.
  public void text(Context ctx, byte[] text) {
    Freshness.answer(ctx, "text/plain; charset=utf-8", text);
  }

  /// Answers that there is no such page.
  public static void missing(Context ctx) {
    Failures.answer(ctx, 404);
  }

  /// Today in the company's zone.
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), made.get().company.zone());
  }
}
