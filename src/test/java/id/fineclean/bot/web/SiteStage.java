package id.fineclean.bot.web;

import id.fineclean.bot.booking.BookingContent;
import id.fineclean.bot.booking.dialogue.ServiceList;
import id.fineclean.bot.company.Company;
import id.fineclean.bot.content.ContentException;
import id.fineclean.bot.conversation.Replies;
import id.fineclean.bot.policy.Policies;
import id.fineclean.bot.policy.site.DocumentPages;
import id.fineclean.bot.policy.site.DocumentRoutes;
import id.fineclean.bot.time.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// The public site with the owner's documents and a second version of the privacy policy that takes
/// effect on 1 December 2026.
final class SiteStage implements AutoCloseable {
  final WebServer server;
  final SettableClock clock =
      new SettableClock(InstantSource.fixed(Instant.parse("2026-11-22T03:00:00Z")));
  final Policies policies;
  final Company company;

  SiteStage(Path folder) {
    this(folder, Listening.plain("127.0.0.1", 0));
  }

  SiteStage(Path folder, Listening listening) {
    this(folder, listening, List.of());
  }

  /// @param others routes to serve beside the site's
  SiteStage(Path folder, Listening listening, List<Routes> others) {
    try {
      policies = policies(folder);
      Replies texts = Replies.load(Path.of("intents/replies"));
      BookingContent content = BookingContent.read(Path.of("intents"));
      company = content.company();
      var made =
          new Site.Made(
              texts,
              company,
              List.of(
                  new ServiceList(content.catalogue().services()), new DocumentPages(policies)));
      Site site = new Site(() -> made, clock);
      server =
          new WebServer(
              listening,
              Stream.concat(
                      Stream.of(new SiteRoutes(site), new DocumentRoutes(site, () -> policies)),
                      others.stream())
                  .toList());
      server.start();
    } catch (ContentException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Policies policies(Path folder) throws IOException, ContentException {
    for (String document : List.of("privacy", "terms")) {
      Path file = Path.of("intents/policies", document, "1.0.md");
      Files.createDirectories(folder.resolve(document));
      Files.copy(file, folder.resolve(document).resolve("1.0.md"));
    }
    String first = Files.readString(folder.resolve("privacy/1.0.md"));
    String second =
        first
            .replace("version: 1.0", "version: 1.1")
            .replace("effective: 2026-01-01", "effective: 2026-12-01")
            .replace("published: 2026-01-01", "published: 2026-11-01")
            .replace("dan alamat email.", "alamat email, dan tanggal lahir.")
            .replace("## 8. Perubahan", "## 8. Segala Perubahan <b>baru</b>");
    Files.writeString(folder.resolve("privacy/1.1.md"), second.replace("<b>baru</b>", "& Lain"));
    return Policies.load(folder);
  }

  Visitor visitor() {
    return new Visitor(server.port());
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }

  @Override
  public void close() {
    server.close();
  }
}
