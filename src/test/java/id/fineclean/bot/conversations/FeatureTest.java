package id.fineclean.bot.conversations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.fineclean.bot.app.Bot;
import id.fineclean.bot.app.Content;
import id.fineclean.bot.app.ContentFolders;
import id.fineclean.bot.app.Features;
import id.fineclean.bot.app.Stores;
import id.fineclean.bot.app.cli.Main;
import id.fineclean.bot.channel.ExternalIdentity;
import id.fineclean.bot.channel.InboundContent;
import id.fineclean.bot.channel.InboundMessage;
import id.fineclean.bot.channel.Sender;
import id.fineclean.bot.command.CommandBase;
import id.fineclean.bot.content.ContentProblem;
import id.fineclean.bot.conversation.TurnProcessor;
import id.fineclean.bot.feature.Feature;
import id.fineclean.bot.telemetry.Telemetry;
import id.fineclean.bot.testing.Folders;
import id.fineclean.bot.testing.TestDatabases;
import id.fineclean.bot.time.SettableClock;
import id.fineclean.bot.vault.MasterKeyset;
import id.fineclean.bot.web.Listening;
import id.fineclean.bot.web.Site;
import id.fineclean.bot.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// A feature is added by its package and one line in the list, nothing else.
final class FeatureTest {
  private static final List<Feature> FEATURES =
      Stream.concat(Features.ALL.stream(), Stream.of(new SurveyFeature())).toList();

  @TempDir Path home;

  private final SettableClock clock =
      new SettableClock(InstantSource.fixed(Instant.parse("2026-11-23T03:15:00Z")));
  private final Phone phone = new Phone("telegram", Phone.TELEGRAM);
  private int deliveries;

  @Test
  void anotherFeatureBringsAllThatItNeeds() throws Exception {
    Content content = Content.load(folder(), FEATURES, Path.of("target", "models"));
    try (TestDatabases databases = TestDatabases.fresh(TestDatabases.Kind.SQLITE)) {
      Stores stores = new Stores(databases.openAgain("main"), databases.openAgain("keys"), false);
      stores.main().write(transaction -> transaction.update(SurveyFeature.TABLE));
      try (Bot bot = bot(stores, content)) {
        say(bot, "halo");
        assertEquals(
            List.of("reminders", "policy-notices", "survey"),
            bot.jobs().stream().map(Feature.Job::name).toList());
        doWhatIsDue(bot, Duration.ofHours(2));
        assertEquals(1, phone.shown().size(), "survey.yaml says three hours");
        doWhatIsDue(bot, Duration.ofHours(1));
        doWhatIsDue(bot, Duration.ofHours(3));
        assertEquals(2, phone.shown().size(), "asked once");
        assertTrue(last().contains("Bagaimana kunjungannya"), last());
        say(bot, "puas");
        assertTrue(last().contains("Terima kasih jawabannya"), last());
        assertEquals(List.of("good"), answers(bot));
        assertEquals(1, command(databases), "its command counts too");
        assertEquals("asked: 1", page(bot, "/survei"));
        say(bot, "cari kerja");
        assertTrue(last().contains("3 jam"), last());
      }
    }
  }

  private int command(TestDatabases databases) {
    assertTrue(Main.commandLine(FEATURES).getSubcommands().containsKey("surveys"));
    CommandBase base =
        new CommandBase(
            () -> databases.openAgain("main"),
            Optional::empty,
            () -> home,
            folder -> Content.parts(folder, FEATURES),
            clock);
    return new CommandLine(new SurveyFeature().commands(base).getFirst()).execute();
  }

  private String page(Bot bot, String path) throws Exception {
    Site site = new Site(bot::site, clock);
    try (WebServer server = new WebServer(Listening.plain("127.0.0.1", 0), bot.routes(site));
        HttpClient client = HttpClient.newHttpClient()) {
      server.start();
      URI address = URI.create("http://127.0.0.1:" + server.port() + path);
      return client
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static List<String> answers(Bot bot) {
    return bot.stores()
        .main()
        .read(
            transaction ->
                transaction.list(
                    "SELECT c.customer_id, c.id, s.answer_enc FROM survey s"
                        + " JOIN conversation c ON c.id = s.conversation_id",
                    row ->
                        SurveyFeature.answer(
                            bot.vault(), row.int64(1), row.int64(2), row.bytes(3))));
  }

  @Test
  void whatItLacksIsTold() throws Exception {
    Path folder = folder();
    Files.delete(folder.resolve(SurveyFeature.FILE));
    Path replies = folder.resolve("replies/survey.yaml");
    ContentFolders.replace(replies, "thanks:", "thank:");
    ContentFolders.replace(
        folder.resolve("templates.yaml"), "whatsapp: {}", "whatsapp: {survey.what: {}}");
    Set<Path> wrong =
        Content.problems(folder, FEATURES).stream()
            .map(ContentProblem::file)
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(folder.resolve(SurveyFeature.FILE), replies, folder.resolve("templates.yaml")),
        wrong);
  }

  @Test
  void itsFilesAreNoStrayOnes() throws Exception {
    assertEquals(List.of(), Content.idle(folder(), FEATURES));
    assertEquals(3, Content.idle(folder(), Features.ALL).size(), "its file and its two texts");
  }

  /// The sample, with what belongs to the feature, and an answer that uses its value.
  private Path folder() throws IOException {
    Path folder = ContentFolders.copyTo(home.resolve("intents"));
    Files.writeString(folder.resolve(SurveyFeature.FILE), "hours: 3\n");
    Folders.copy(
        Path.of("src", "test", "resources", "replies", "survey.yaml"), folder.resolve("replies"));
    ContentFolders.replace(
        folder.resolve("topics/ask_career.yaml"), "{company}", "{company} {survey_hours} jam");
    return folder;
  }

  private void doWhatIsDue(Bot bot, Duration later) {
    clock.advance(later);
    bot.doWhatIsDue().forEach(bot.dispatcher()::deliverNow);
  }

  private String last() {
    return phone.shown().getLast().text();
  }

  private void say(Bot bot, String text) {
    deliveries++;
    Sender sender =
        new Sender(
            List.of(new ExternalIdentity("telegram-user", "the customer")),
            "the customer",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    InboundMessage message =
        new InboundMessage(
            "delivery:" + deliveries,
            "message:" + deliveries,
            OptionalLong.of(deliveries),
            sender,
            new InboundContent.Text(text));
    long chat = bot.inbox().accept("telegram", message).orElseThrow();
    while (bot.turns().handleNext(chat) instanceof TurnProcessor.Result.Handled) {
      // Until nothing waits.
    }
    bot.dispatcher().deliverNow(chat);
  }

  private Bot bot(Stores stores, Content content) {
    return new Bot(
        stores,
        MasterKeyset.generate(),
        content,
        Map.of(phone.id(), phone),
        clock,
        new Telemetry(),
        Optional.empty(),
        FEATURES);
  }
}
